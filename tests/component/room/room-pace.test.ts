import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type { MessageId } from '@/shared/ids'
import RoomPace from '@/ui/views/room/RoomPace.vue'
import { OTHER_ROOM, outboxRow, ROOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

vi.mock('@/stores/outbox', () => ({
  useOutboxStore: defineStore('outbox', () => {
    const rows = shallowRef<readonly OutboxRow[]>([])
    const left = shallowRef<Readonly<Record<MessageId, number>>>({})
    return { rows, left, secondsLeft: (id: MessageId) => left.value[id] }
  }),
}))
const { useOutboxStore } = await import('@/stores/outbox')

describe('RoomPace', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('says for how long the last message written here waits, and then nothing', async () => {
    const rows = [outboxRow(1), outboxRow(2), outboxRow(3, { room: OTHER_ROOM })]
    const left = Object.fromEntries(rows.map(({ id }, index) => [id, index + 4]))
    useOutboxStore().$patch({ rows, left } as never)
    const shown = mountComponent(RoomPace, { room: ROOM })
    expect(shown.text()).toContain('You write faster than messages may be sent.')
    expect(shown.text()).toContain('The last in about 5 s.')
    Object.assign(useOutboxStore(), { left: {} })
    await nextTick()
    expect(shown.text()).toBe('')
  })
})
