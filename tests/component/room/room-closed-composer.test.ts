import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import RoomClosedComposer from '@/ui/views/room/RoomClosedComposer.vue'
import { OTHER_ROOM, ROOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

const replace = vi.fn()
vi.mock('vue-router', () => ({ useRouter: () => ({ replace }) }))
vi.mock('@/stores/timeline', () => ({
  useTimelineStore: defineStore('timeline', () => ({
    status: shallowRef('gone'),
    draft: shallowRef('half a thought'),
  })),
}))
vi.mock('@/stores/rooms', () => ({
  useRoomsStore: defineStore('rooms', () => ({
    joining: shallowRef(),
    notJoined: shallowRef(),
    join: vi.fn(),
    isJoined: () => true,
  })),
}))
const act = vi.fn()
vi.mock('@/stores/actions', () => ({ useActionsStore: defineStore('actions', () => ({ act })) }))
const { useTimelineStore } = await import('@/stores/timeline')
const { useRoomsStore } = await import('@/stores/rooms')

describe('RoomClosedComposer', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
  })

  it.each(['gone', 'not-a-member'])('shows what was left unsent in a room: %s', (status) => {
    useTimelineStore().$patch({ status } as never)
    const shown = mountComponent(RoomClosedComposer, { room: ROOM })
    expect(shown.text()).toContain('half a thought')
  })

  it('takes a room that is gone out of the list, or says why not', async () => {
    act.mockResolvedValueOnce({ ok: false, problem: 'offline' })
    const shown = mountComponent(RoomClosedComposer, { room: ROOM })
    await shown.get('button').trigger('click')
    await vi.waitFor(() => expect(shown.find('[role=alert]').text()).toContain('You are offline'))
    act.mockResolvedValueOnce({ ok: true, value: null })
    await shown.get('button').trigger('click')
    await vi.waitFor(() => expect(replace).toHaveBeenCalledWith('/'))
    expect(act).toHaveBeenCalledWith('leave-room', { room: ROOM })
  })

  it('says why one was not let in, also where it is drawn only then', () => {
    useTimelineStore().$patch({ status: 'not-a-member' } as never)
    useRoomsStore().$patch({ notJoined: { room: ROOM, problem: 'banned' } } as never)
    expect(mountComponent(RoomClosedComposer, { room: ROOM }).text()).toContain('You were banned')
    useRoomsStore().$patch({ notJoined: { room: OTHER_ROOM, problem: 'banned' } } as never)
    expect(mountComponent(RoomClosedComposer, { room: ROOM }).text()).not.toContain('banned')
  })

  it('says nothing of a draft where there is none', () => {
    useTimelineStore().$patch({ draft: '' } as never)
    expect(mountComponent(RoomClosedComposer, { room: ROOM }).text()).not.toContain('not lost')
  })
})
