import { flushPromises } from '@vue/test-utils'
import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import { fail, ok } from '@/shared/result'
import ListedChoice from '@/ui/views/settings/ListedChoice.vue'
import TalkToSomeone from '@/ui/views/people/TalkToSomeone.vue'
import { ROOM, TOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

const act = vi.fn()
const push = vi.fn()
const look = vi.fn()
let tell: (told: string[] | undefined) => void = () => undefined
vi.mock('vue-router', () => ({ useRouter: () => ({ push }) }))
vi.mock('@/stores/actions', () => ({
  useActionsStore: defineStore('actions', () => ({
    act,
    follow: (_topic: string, listener: typeof tell) => {
      tell = listener
      return () => undefined
    },
  })),
}))
vi.mock('@/stores/session', () => ({
  useSessionStore: defineStore('session', () => ({ account: shallowRef({ id: 'mei' }) })),
}))
vi.mock('@/stores/rooms', () => ({
  useRoomsStore: defineStore('rooms', () => ({ isJoined: () => false })),
}))
vi.mock('@/stores/people', () => ({
  usePeopleStore: defineStore('people', () => ({ photoOf: () => undefined })),
}))
vi.mock('@/stores/directory', () => ({
  useDirectoryStore: defineStore('directory', () => ({
    typed: shallowRef(''),
    status: shallowRef('idle'),
    found: shallowRef<unknown[]>([]),
    look,
    clear: vi.fn(),
  })),
}))
const { useDirectoryStore } = await import('@/stores/directory')

beforeEach(() => {
  setActivePinia(createPinia())
  vi.clearAllMocks()
  act.mockResolvedValue(ok(ROOM))
})

describe('finding people', () => {
  it('leads to a conversation with who is found', async () => {
    const shown = mountComponent(TalkToSomeone, {})
    await shown.get('input').setValue('to')
    expect(look).toHaveBeenCalledWith('to')
    useDirectoryStore().$patch({ status: 'done', found: [{ id: TOM, name: 'Tom' }] } as never)
    await flushPromises()
    expect(shown.get('[role=status]').text()).toBe('1 person found')
    await shown.get('[data-found] button').trigger('click')
    await flushPromises()
    expect(act).toHaveBeenCalledWith('open-direct', { other: TOM })
    expect(push).toHaveBeenCalledWith({ name: 'room', params: { room: ROOM } })
  })

  it.each([
    ['done', 'Nobody is found under that name'],
    ['offline', 'needs the network'],
    ['looking', 'Looking'],
    ['refused', 'not answered'],
  ])('says why nobody is there: %s', async (status, words) => {
    useDirectoryStore().$patch({ status } as never)
    const shown = mountComponent(TalkToSomeone, {})
    await flushPromises()
    expect(shown.get('[role=status]').text()).toContain(words)
  })
})

describe('being found', () => {
  it('is off until it is chosen, and not known without a network', async () => {
    const shown = mountComponent(ListedChoice, {})
    expect(shown.findAll('input')).toHaveLength(0)
    expect(shown.text()).toContain('when there is a network')
    tell([])
    await flushPromises()
    const chosen = () => shown.get<HTMLInputElement>('input:checked').element.value
    expect(chosen()).toBe('off')
    await shown.get('input[value=on]').setValue()
    await flushPromises()
    expect(act).toHaveBeenCalledWith('set-listed', { isListed: true })
    tell(['mei'])
    await flushPromises()
    expect(chosen()).toBe('on')
  })

  it('says that it was not done', async () => {
    const shown = mountComponent(ListedChoice, {})
    tell([])
    await flushPromises()
    act.mockResolvedValue(fail('offline'))
    await shown.get('input[value=on]').setValue()
    await flushPromises()
    expect(shown.get('[role=alert]').text()).not.toBe('')
  })
})
