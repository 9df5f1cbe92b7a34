import { flushPromises } from '@vue/test-utils'
import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import FirstSteps from '@/ui/views/start/FirstSteps.vue'
import TryGuide from '@/ui/views/start/TryGuide.vue'
import { MEI, TOM, messageId } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

const openNotes = vi.fn<() => Promise<boolean>>()
const replace = vi.fn()

vi.mock('@/ui/composables/useDirect', () => ({
  useDirect: () => ({
    isBusy: shallowRef(false),
    problem: shallowRef(undefined),
    openNotes,
    problemWith: () => '',
  }),
}))
vi.mock('vue-router', async (original) => ({
  ...(await original<object>()),
  useRouter: () => ({ replace }),
  useRoute: () => ({ query: { try: '1', m: '-x' } }),
}))
vi.mock('@/stores/session', () => ({
  useSessionStore: defineStore('session', () => ({ account: shallowRef({ id: TOM }) })),
}))
vi.mock('@/stores/connection', () => ({
  useConnectionStore: defineStore('connection', () => ({ status: shallowRef('online') })),
}))
vi.mock('@/stores/timeline', () => ({
  useTimelineStore: defineStore('timeline', () => ({ entries: shallowRef([]) })),
}))

const { useConnectionStore } = await import('@/stores/connection')
const { useTimelineStore } = await import('@/stores/timeline')

beforeEach(() => {
  setActivePinia(createPinia())
  vi.clearAllMocks()
})

describe('FirstSteps', () => {
  it('lead to the guide once there is a room for oneself', async () => {
    openNotes.mockResolvedValue(true)
    await mountComponent(FirstSteps, {}).get('button').trigger('click')
    await flushPromises()
    expect(replace).toHaveBeenCalledWith({ query: { try: '1' } })
  })

  it('stay where they are when there is none', async () => {
    openNotes.mockResolvedValue(false)
    await mountComponent(FirstSteps, {}).get('button').trigger('click')
    await flushPromises()
    expect(replace).not.toHaveBeenCalled()
  })
})

describe('TryGuide', () => {
  const done = (shown: ReturnType<typeof mountComponent>) =>
    shown.findAll('[data-done=true]').map((step) => step.text())
  const entry = { id: messageId(1), from: TOM, text: 'hi', at: 1, delivery: 'sent' }

  it('ticks off what was done, and only what was', async () => {
    const shown = mountComponent(TryGuide, {})
    expect(done(shown)).toEqual([])
    expect(shown.get('[role=status]').text()).toBe('0 of 5 done')
    useTimelineStore().$patch({ entries: [{ ...entry, from: MEI, re: messageId(2) }] } as never)
    await flushPromises()
    expect(done(shown)).toEqual([])
    useTimelineStore().$patch({
      entries: [
        { ...entry, editedAt: 2, re: messageId(2), reactions: { [TOM]: ['👍'] } },
        { ...entry, id: messageId(3), delivery: 'waiting' },
      ],
    } as never)
    await flushPromises()
    expect(done(shown)).toHaveLength(4)
    useConnectionStore().$patch({ status: 'offline' })
    await flushPromises()
    expect(done(shown)).toHaveLength(5)
    expect(shown.get('[role=status]').text()).toContain('All done')
  })

  it('is closed, and leaves the rest of the address as it is', async () => {
    await mountComponent(TryGuide, {}, 'zh').get('button').trigger('click')
    expect(replace).toHaveBeenCalledWith({ query: { m: '-x' } })
  })
})
