import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import RoomClosedComposer from '@/ui/views/room/RoomClosedComposer.vue'
import { ROOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

vi.mock('vue-router', () => ({ useRouter: () => ({ replace: vi.fn() }) }))
vi.mock('@/stores/timeline', () => ({
  useTimelineStore: defineStore('timeline', () => ({
    status: shallowRef('gone'),
    draft: shallowRef('half a thought'),
  })),
}))
vi.mock('@/stores/rooms', () => ({
  useRoomsStore: defineStore('rooms', () => ({
    ...{ leave: vi.fn(), join: vi.fn() },
    isJoined: () => false,
  })),
}))
const { useTimelineStore } = await import('@/stores/timeline')

describe('RoomClosedComposer', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
  })

  it.each(['gone', 'not-a-member'])('shows what was left unsent in a room: %s', (status) => {
    useTimelineStore().$patch({ status } as never)
    const shown = mountComponent(RoomClosedComposer, { room: ROOM })
    expect(shown.text()).toContain('half a thought')
  })

  it('says nothing of a draft where there is none', () => {
    useTimelineStore().$patch({ draft: '' } as never)
    expect(mountComponent(RoomClosedComposer, { room: ROOM }).text()).not.toContain('not lost')
  })
})
