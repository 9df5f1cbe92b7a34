import { flushPromises } from '@vue/test-utils'
import { createPinia, defineStore, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { shallowRef } from 'vue'
import type { PersonHere } from '@/domain/presence/person-here'
import { directRoomId } from '@/domain/room/direct'
import { fail, ok } from '@/shared/result'
import CarePeople from '@/ui/views/care/CarePeople.vue'
import InvitePeople from '@/ui/views/invite/InvitePeople.vue'
import BlockedPeople from '@/ui/views/people/BlockedPeople.vue'
import QuestionList from '@/ui/views/people/QuestionList.vue'
import { MEI, ROOM, TOM } from '../../support/fixtures'
import { mountComponent } from '../support/mount-component'

const act = vi.fn()
const push = vi.fn()
const follow = vi.fn()
vi.mock('vue-router', () => ({ useRouter: () => ({ push }) }))
vi.mock('@/stores/actions', () => ({
  useActionsStore: defineStore('actions', () => ({ act, follow })),
}))
vi.mock('@/stores/session', () => ({
  useSessionStore: defineStore('session', () => ({ account: shallowRef({ id: 'mei' }) })),
}))
vi.mock('@/stores/rooms', () => ({
  useRoomsStore: defineStore('rooms', () => ({ isJoined: () => false })),
}))
vi.mock('@/stores/clock', () => ({
  useClockStore: defineStore('clock', () => ({ now: shallowRef(0) })),
}))
vi.mock('@/stores/directory', () => ({
  useDirectoryStore: defineStore('directory', () => ({
    typed: shallowRef(''),
    status: shallowRef('idle'),
    found: shallowRef([]),
    look: vi.fn(),
    clear: vi.fn(),
  })),
}))
const connection = shallowRef('online')
vi.mock('@/stores/connection', () => ({
  useConnectionStore: defineStore('connection', () => ({ status: connection })),
}))
vi.mock('@/stores/quiet', () => ({ useQuietStore: defineStore('quiet', () => ({})) }))
vi.mock('@/stores/people', () => ({
  usePeopleStore: defineStore('people', () => ({
    here: shallowRef<PersonHere[]>([]),
    profiles: shallowRef(new Map()),
    nameOf: (id: string) => (id === 'tom' ? 'Tom' : 'Mei'),
    photoOf: () => undefined,
  })),
}))
const { usePeopleStore } = await import('@/stores/people')

const someone = (id: typeof MEI): PersonHere => ({
  ...{ id, name: id === TOM ? 'Tom' : 'Mei', photo: undefined, role: 'member' },
  ...{ availability: 'online', lastSeen: undefined, isMe: id === MEI },
})
const TALK = directRoomId(MEI, TOM)
type Shown = ReturnType<typeof mountComponent>

const press = async (shown: Shown, words: string) => {
  const named = (each: { text(): string; attributes(name: string): string | undefined }) =>
    (each.attributes('aria-label') ?? each.text()) === words
  const button = shown.findAll('button').find(named)
  expect(button, words).toBeDefined()
  await button?.trigger('click')
  await flushPromises()
}

// What stands in for the browser here has no popovers.
HTMLElement.prototype.showPopover = () => undefined
HTMLElement.prototype.hidePopover = () => undefined

describe('people', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.clearAllMocks()
    document.body.replaceChildren()
    follow.mockReturnValue(() => undefined)
    act.mockResolvedValue(ok(null))
    const profiles = new Map([
      [MEI, { id: MEI, name: 'Mei', photo: undefined }],
      [TOM, { id: TOM, name: 'Tom', photo: undefined }],
    ])
    usePeopleStore().$patch({ here: [someone(MEI), someone(TOM)], profiles } as never)
  })

  it('are talked to from their menu, also by who runs nothing', async () => {
    act.mockResolvedValue(ok(TALK))
    const shown = mountComponent(CarePeople, { room: ROOM, isDirect: false })
    await press(shown, 'Actions for Tom')
    await press(shown, 'Message')
    expect(act).toHaveBeenCalledWith('open-direct', { other: TOM })
    expect(push).toHaveBeenCalledWith({ name: 'room', params: { room: TALK } })
  })

  it('of a room that are not known without a network are not counted as nobody', () => {
    usePeopleStore().$patch({ here: [] } as never)
    connection.value = 'offline'
    const shown = mountComponent(CarePeople, { room: ROOM, isDirect: false })
    connection.value = 'online'
    expect(shown.get('h2').text()).toBe('People')
    expect(shown.text()).toContain('known once there is a network')
  })

  it('who cannot be talked to are named', async () => {
    act.mockResolvedValue(fail('refused'))
    const shown = mountComponent(CarePeople, { room: ROOM, isDirect: false })
    await press(shown, 'Actions for Tom')
    await press(shown, 'Message')
    expect(shown.get('[role=status]').text()).toBe('A conversation with Tom cannot be begun.')
    expect(push).not.toHaveBeenCalled()
  })

  it('are blocked once it is confirmed, and not before', async () => {
    const shown = mountComponent(CarePeople, { room: ROOM, isDirect: false }, 'zh')
    await shown.get('[aria-haspopup=menu]').trigger('click')
    await press(shown, '屏蔽')
    expect(act).not.toHaveBeenCalled()
    await shown.get('dialog .button--danger').trigger('click')
    await flushPromises()
    expect(act).toHaveBeenCalledWith('block', { other: TOM })
    expect(shown.text()).toContain('已屏蔽Tom。')
  })

  it('who are blocked are listed, to be let in again', async () => {
    follow.mockImplementation((_topic: string, tell: (users: string[]) => void) => {
      tell([TOM])
      return () => undefined
    })
    const shown = mountComponent(BlockedPeople, {})
    expect(follow).toHaveBeenCalledWith('blocks', expect.any(Function))
    await press(shown, 'Unblock Tom')
    expect(act).toHaveBeenCalledWith('unblock', { other: TOM })
    expect(shown.get('[role=status]').text()).toBe('Tom is not blocked any more.')
  })

  it('ask, and are answered', async () => {
    const questions = [
      { room: ROOM, by: TOM, at: 1, roomName: 'Cellar' },
      { room: TALK, by: TOM, at: 2 },
    ]
    const shown = mountComponent(QuestionList, { questions })
    await flushPromises()
    const words = ['Tom asks you into Cellar', 'Tom would like to talk with you']
    expect(shown.findAll('.questions__words').map((each) => each.text())).toEqual(words)
    expect(shown.get('[role=status]').text().split('\n')).toEqual(words)
    act.mockResolvedValue(ok(ROOM))
    await press(shown, 'Accept: Tom asks you into Cellar')
    expect(act).toHaveBeenCalledWith('accept', { room: ROOM })
    expect(push).toHaveBeenCalledWith({ name: 'room', params: { room: ROOM } })
    await press(shown, 'Decline: Tom would like to talk with you')
    expect(act).toHaveBeenCalledWith('decline', { room: TALK })
    expect(shown.get('[role=status]').text()).toBe('Declined. They are not told.')
  })

  it('who ask are not heard where one has blocked them', async () => {
    follow.mockImplementation((_topic: string, tell: (users: string[]) => void) => {
      tell([TOM])
      return () => undefined
    })
    const shown = mountComponent(QuestionList, { questions: [{ room: TALK, by: TOM, at: 2 }] })
    await flushPromises()
    expect(shown.findAll('li')).toHaveLength(0)
    expect(shown.get('[role=status]').text()).toBe('')
  })

  it('who ask can be blocked there, which declines', async () => {
    const shown = mountComponent(QuestionList, { questions: [{ room: TALK, by: TOM, at: 2 }] })
    await press(shown, 'Block Tom')
    await shown.get('dialog .button--danger').trigger('click')
    await flushPromises()
    expect(act.mock.calls).toEqual([
      ['block', { other: TOM }],
      ['decline', { room: TALK }],
    ])
  })

  it('are asked in, but for oneself and who is there', async () => {
    usePeopleStore().$patch({ here: [someone(MEI), someone(TOM)] } as never)
    expect(mountComponent(InvitePeople, { room: ROOM }).findAll('li')).toHaveLength(0)
    usePeopleStore().$patch({ here: [someone(MEI)] } as never)
    const shown = mountComponent(InvitePeople, { room: ROOM })
    expect(shown.findAll('li').map((each) => each.get('.choice__name').text())).toEqual(['Tom'])
    act.mockResolvedValueOnce(fail('refused'))
    await press(shown, 'Ask Tom in')
    expect(shown.get('[role=status]').text()).toContain('Tom could not be asked')
    await press(shown, 'Ask Tom in')
    expect(act).toHaveBeenCalledWith('ask-in', { room: ROOM, user: TOM })
    expect(shown.get('[role=status]').text()).toBe('Tom was asked.')
  })
})
