import { beforeEach, describe, expect, it, vi } from 'vitest'
import { MemoryReplica } from '@/adapters/memory/memory-replica'
import {
  DEFAULT_NOTICE_PREFERENCES,
  type NoticePreferences,
} from '@/domain/notice/notice-preferences'
import type { NoticeWords } from '@/domain/notice/write-notice'
import { startArchiveKeeper } from '@/sync/archive-keeper'
import { keepRoom } from '@/sync/keep-room'
import { startMentionWatch } from '@/sync/mention-watch'
import { createNoticeManners, NAME_WAIT_MS } from '@/sync/notice-manners'
import { GATHER_MS, JUST_BEFORE_MS, PACE_MS, startNotices } from '@/sync/notices'
import { createOwnQuiet, QUIET_WAIT_MS } from '@/sync/own-quiet'
import { startQuestionNotices } from '@/sync/question-notices'
import { startProfileSync } from '@/sync/profile-sync'
import { startRoomsSync } from '@/sync/rooms-sync'
import { createFakeNoticeBoard, type FakeNoticeBoard } from '../../support/fake-notice-board'
import { createFakeAttention, settle } from '../../support/fakes'
import { directRoomId } from '@/domain/room/direct'
import type { RoomId, UserId } from '@/shared/ids'
import { MEI, OTHER_ROOM, ROOM, TOM, messageId, roomId } from '../../support/fixtures'
import {
  createSyncWorld,
  type SyncWorld,
  type Tab,
  type TabOptions,
} from '../../support/sync-world'

const words: NoticeWords = {
  app: 'Hearth',
  newMessages: (count) => `${count} new`,
  says: (name, text) => `${name}: ${text}`,
  missed: (count, rooms) => `${count} in ${rooms}`,
  mentioned: 'named',
  wantsToTalk: (name) => `${name} talks`,
  asksIn: (name) => `${name} asks`,
  asked: 'asked',
  calls: (name) => `${name} calls`,
  callsIn: (name, room) => `${name} calls in ${room}`,
  called: 'a call',
}

describe('notices', () => {
  let world: SyncWorld
  let board: FakeNoticeBoard
  let noted: Partial<Record<'messages' | 'questions', number>>
  const memory = (name: 'messages' | 'questions') => ({
    read: () => noted[name],
    write: (at: number) => void (noted = { ...noted, [name]: at }),
  })
  let preferences: NoticePreferences
  let blocked: Set<UserId>
  let said: number
  let tab: Tab

  beforeEach(async () => {
    world = createSyncWorld()
    board = createFakeNoticeBoard()
    board.become('granted')
    noted = {}
    blocked = new Set()
    preferences = DEFAULT_NOTICE_PREFERENCES
    said = 0
    for (const room of [ROOM, OTHER_ROOM]) world.seedRoom(room, [TOM, MEI])
    world.server.update({ [`users/${TOM}`]: { name: 'Tom', createdAt: 1 } })
    tab = await lead()
    await world.clock.advance(1000)
  })

  /** What the tab that leads does. */
  async function lead({
    isTakeover,
    profileAfter,
    ...options
  }: TabOptions & { isTakeover?: boolean; profileAfter?: Promise<void> } = {}) {
    const opened = world.openTab({ attention: createFakeAttention(), ...options })
    const { context } = opened
    startRoomsSync(context)
    const remote = context.remotes.profiles
    const watch = remote.watch.bind(remote)
    vi.spyOn(remote, 'watch').mockImplementation((user, listener) => {
      let stop = (): void => undefined
      const begin = () => (stop = watch(user, listener))
      if (user === MEI && profileAfter) void profileAfter.then(begin)
      else begin()
      return () => stop()
    })
    const profiles = startProfileSync(context, 'Mei')
    const parts = { board, preferences: () => preferences, words: () => Promise.resolve(words) }
    const manners = createNoticeManners(context, {
      ...{ ...parts, profiles, quiet: createOwnQuiet(context, profiles) },
    })
    const noted = memory('messages')
    const isBlocked = (user: UserId) => blocked.has(user)
    startNotices(context, { ...parts, noted, manners, isBlocked, isTakeover })
    startMentionWatch(context)
    const { invites } = await context.remotes.further()
    startQuestionNotices(context, { ...parts, noted: memory('questions'), manners, invites })
    await settle()
    return opened
  }

  async function say(text: string, room = ROOM, from = TOM) {
    const at = world.clock.now()
    const id = messageId(++said)
    world.server.update({
      [`roomState/${room}`]: {
        count: world.server.number(`roomState/${room}/count`) + 1,
        last: { id, from, at, text },
      },
    })
    await settle()
  }
  const bodies = () => board.shown.map(({ body }) => body)
  const markRead = (room = ROOM) =>
    world.server.update({
      [`userRooms/${MEI}/${room}/readAt`]: world.clock.now(),
      [`userRooms/${MEI}/${room}/readCount`]: world.server.number(`roomState/${room}/count`),
    })

  it('say nothing of what somebody says whom one has blocked', async () => {
    blocked.add(TOM)
    await say('can you hear me?')
    expect(board.shown).toEqual([])
    blocked.delete(TOM)
    await world.clock.advance(PACE_MS)
    await say('and now?')
    expect(board.shown).toHaveLength(1)
  })

  it('tell who has said what, and stand once a room', async () => {
    tab.device.attention.setVisible(false)
    await say('one')
    await say('elsewhere', OTHER_ROOM)
    await world.clock.advance(PACE_MS)
    await say('two')
    expect(bodies()).toEqual(['Tom: one', 'Tom: elsewhere', 'Tom: two'])
    expect(board.standing().map(({ title, about }) => [about, title])).toEqual([
      [ROOM, '(2) Hearthside'],
      [OTHER_ROOM, 'Hearthside'],
    ])
  })

  it('tell what has brought a room back that was put away', async () => {
    startArchiveKeeper(tab.context)
    await settle()
    await keepRoom(tab, ROOM, { archived: true })
    await settle()
    await say('and here I am')
    expect(bodies()).toEqual(['Tom: and here I am'])
  })

  it('say nothing of a room that is taken out of the archive by hand', async () => {
    await keepRoom(tab, ROOM, { archived: true })
    await settle()
    await say('unheard')
    await world.clock.advance(JUST_BEFORE_MS + 1)
    await keepRoom(tab, ROOM, { archived: false })
    await settle()
    expect(board.shown).toEqual([])
  })

  it('say nothing of one’s own', async () => {
    await say('mine, from the phone', ROOM, MEI)
    expect(board.shown).toEqual([])
  })

  it('say nothing of a room that is looked at, and do once it is not', async () => {
    tab.device.attention.setRoom(ROOM)
    await say('seen')
    tab.device.attention.setVisible(false)
    await say('not seen')
    expect(bodies()).toEqual(['Tom: not seen'])
  })

  it('keep pace with a lively room: the first at once, then the newest now and then', async () => {
    for (let n = 1; n <= 20; n++) await say(`word ${n}`)
    await world.clock.advance(PACE_MS)
    expect(bodies()).toEqual(['Tom: word 1', 'Tom: word 20'])
    await world.clock.advance(PACE_MS * 3)
    expect(board.shown).toHaveLength(2)
  })

  it('are taken down once the room is read on any device', async () => {
    await say('hello')
    expect(board.standing()).toHaveLength(1)
    markRead()
    await settle()
    expect(board.standing()).toEqual([])
  })

  it('are taken down with what was deleted', async () => {
    await say('oops')
    const last = { id: messageId(said), from: TOM, at: world.clock.now(), text: '', deleted: true }
    world.server.update({ [`roomState/${ROOM}/last`]: last })
    await settle()
    expect(board.standing()).toEqual([])
  })

  it('are not shown in quiet hours, or switched off, or without leave; what waits is counted', async () => {
    preferences = {
      ...preferences,
      hasQuietHours: true,
      quietHours: { from: '00:00', to: '23:59' },
    }
    await say('at night')
    await world.clock.advance(PACE_MS)
    preferences = { ...DEFAULT_NOTICE_PREFERENCES, isOn: false }
    await say('switched off')
    await world.clock.advance(PACE_MS)
    preferences = DEFAULT_NOTICE_PREFERENCES
    board.become('denied')
    await say('without leave')
    expect(board.shown).toEqual([])
    expect(board.badge()).toBe(3)
  })

  describe('just after the start', () => {
    const hour = 3_600_000

    beforeEach(async () => {
      await tab.close()
      board = createFakeNoticeBoard()
      board.become('granted')
      preferences = { ...preferences, hasSound: true }
      await world.clock.advance(1000)
    })

    it('neither show nor sound before it is known whether one wants to be disturbed', async () => {
      world.server.set(`users/${MEI}/quietUntil`, world.clock.now() + hour)
      let tell = (): void => undefined
      const profileAfter = new Promise<void>((resolve) => (tell = resolve))
      await lead({ replica: new MemoryReplica(), profileAfter })
      await say('early')
      expect(board.shown).toEqual([])
      tell()
      await settle()
      await world.clock.advance(QUIET_WAIT_MS)
      await settle()
      expect(board.shown).toEqual([])
      expect(board.chimes()).toBe(0)
    })

    it('are not held back for long where the server does not say', async () => {
      const never = new Promise<void>(() => undefined)
      await lead({ replica: new MemoryReplica(), profileAfter: never })
      await say('early')
      expect(board.shown).toEqual([])
      await world.clock.advance(QUIET_WAIT_MS)
      await settle()
      expect(board.shown).toHaveLength(1)
    })
  })

  it('are not shown while one does not want to be disturbed, as said on any device', async () => {
    const hour = 3_600_000
    world.server.set(`users/${MEI}/quietUntil`, world.clock.now() + hour)
    await settle()
    await say('in that hour')
    expect(board.shown).toEqual([])
    await world.clock.advance(hour)
    await say('after it')
    expect(board.shown).toHaveLength(1)
    world.server.set(`users/${MEI}/quietUntil`, world.clock.now() + hour)
    await world.clock.advance(PACE_MS)
    await say('in the next')
    expect(board.shown).toHaveLength(1)
    world.server.set(`users/${MEI}/quietUntil`, null)
    await settle()
    await world.clock.advance(PACE_MS)
    await say('and back')
    expect(board.shown).toHaveLength(2)
  })

  it('show no text where none is wanted', async () => {
    preferences = { ...preferences, showsText: false }
    await say('secret')
    expect(board.shown).toMatchObject([{ title: 'Hearth', body: '1 new' }])
  })

  it('sound only while Hearth is looked at, and not at each word', async () => {
    preferences = { ...preferences, hasSound: true }
    for (const room of [ROOM, OTHER_ROOM]) await say('hear me', room)
    expect(board.chimes()).toBe(1)
    await world.clock.advance(PACE_MS)
    tab.device.attention.setVisible(false)
    await say('nobody is there')
    expect(board.chimes()).toBe(1)
    expect(board.shown.map(({ isSilent }) => isSilent)).toEqual([true, true, false])
  })

  it('do without a name that cannot be had', async () => {
    world.server.update({ [`users/${TOM}`]: null })
    await say('who is this')
    expect(board.shown).toEqual([])
    await world.clock.advance(NAME_WAIT_MS)
    expect(bodies()).toEqual(['who is this'])
  })

  it('put what was missed without a connection into one', async () => {
    tab.device.attention.setVisible(false)
    tab.client.goOffline()
    await settle()
    for (const text of ['a', 'b', 'c']) await say(text)
    await say('d', OTHER_ROOM)
    await world.clock.advance(5000)
    tab.client.goOnline()
    await world.clock.advance(GATHER_MS)
    expect(bodies()).toEqual(['4 in 2'])
    markRead()
    await settle()
    expect(board.standing()).toHaveLength(1)
    markRead(OTHER_ROOM)
    await settle()
    expect(board.standing()).toEqual([])
  })

  it('say nothing of what was missed to who looks at Hearth', async () => {
    tab.client.goOffline()
    await settle()
    await say('a')
    await world.clock.advance(5000)
    tab.client.goOnline()
    await world.clock.advance(GATHER_MS)
    expect(board.shown).toEqual([])
    expect(board.badge()).toBe(1)
  })

  it('say once what waits when Hearth is opened on a new device, where nobody looks', async () => {
    await tab.close()
    await say('long ago')
    await world.clock.advance(60_000)
    noted = {}
    const attention = createFakeAttention()
    attention.setVisible(false)
    await lead({ attention })
    await world.clock.advance(GATHER_MS)
    expect(bodies()).toEqual(['Tom: long ago'])
  })

  it('go on where the last leader ended: nothing twice, nothing lost', async () => {
    await say('told')
    await tab.close()
    await world.clock.advance(1000)
    await say('in between')
    const attention = createFakeAttention()
    attention.setVisible(false)
    const next = await lead({ attention, replica: tab.replica })
    await world.clock.advance(GATHER_MS)
    await say('live again')
    await world.clock.advance(PACE_MS)
    expect(bodies()).toEqual(['Tom: told', 'Tom: in between', 'Tom: live again'])
    await next.close()
    await lead({ attention, replica: tab.replica })
    await world.clock.advance(GATHER_MS)
    expect(board.shown).toHaveLength(3)
  })

  it('say what came while the lead moved, also to who looks at another room', async () => {
    await say('told')
    await tab.close()
    await say('in between')
    await world.clock.advance(1000)
    await lead({ replica: tab.replica, isTakeover: true })
    await world.clock.advance(GATHER_MS)
    expect(bodies()).toEqual(['Tom: told', 'Tom: in between'])
    expect(board.shown.at(-1)?.isSilent).toBe(true)
  })

  it('say nothing of it in the room that is looked at, or of what came long before', async () => {
    await tab.close()
    await say('here')
    await say('long before', OTHER_ROOM)
    world.server.set(`roomState/${OTHER_ROOM}/last/at`, world.clock.now() - JUST_BEFORE_MS - 1)
    const attention = createFakeAttention()
    attention.setRoom(ROOM)
    await lead({ replica: tab.replica, attention, isTakeover: true })
    await world.clock.advance(GATHER_MS)
    expect(board.shown).toEqual([])
  })

  describe('of a room of which only mentions are said', () => {
    beforeEach(async () => {
      world.server.set(`userRooms/${MEI}/${ROOM}/mentionsOnly`, true)
      await settle()
    })

    async function sayTo(text: string, mentions?: readonly UserId[]) {
      const at = world.clock.now()
      world.server.set(`messages/${ROOM}/${messageId(said + 1)}`, {
        ...{ from: TOM, at, updatedAt: at, text },
        ...(mentions && { mentions }),
      })
      await say(text)
    }

    it('come for what names this person alone, and lead there', async () => {
      await sayTo('not you')
      expect(board.shown).toEqual([])
      expect(board.badge()).toBe(0)
      await world.clock.advance(1000)
      await sayTo('you, @Mei', [MEI])
      expect(bodies()).toEqual(['Tom: you, @Mei'])
      expect(board.badge()).toBe(1)
      await world.clock.advance(PACE_MS)
      await sayTo('not you again')
      expect(board.shown).toHaveLength(1)
      markRead()
      await settle()
      expect(board.standing()).toEqual([])
      expect(board.badge()).toBe(0)
    })

    it('know what names this person though something else was said since', async () => {
      tab.client.goOffline()
      await settle()
      tab.device.attention.setVisible(false)
      await world.clock.advance(1000)
      await sayTo('you, @Mei', [MEI])
      await world.clock.advance(1000)
      await sayTo('and then this')
      await world.clock.advance(1000)
      tab.client.goOnline()
      await settle()
      await world.clock.advance(GATHER_MS)
      expect(board.shown).toMatchObject([
        { body: 'Tom: named', path: `/room/${ROOM}?m=${messageId(1)}` },
      ])
    })
  })

  describe('of questions', () => {
    const ask = async (room: RoomId, at = world.clock.now()) => {
      world.server.set(`invitations/${MEI}/${room}`, { by: TOM, at })
      await settle()
    }
    const TALK = directRoomId(MEI, TOM)

    it('say that somebody asks, until that is answered', async () => {
      tab.device.attention.setVisible(false)
      await ask(roomId(7))
      await ask(TALK)
      expect(bodies()).toEqual(['Tom asks', 'Tom talks'])
      expect(board.standing()).toHaveLength(2)
      world.server.set(`invitations/${MEI}/${TALK}`, null)
      await settle()
      expect(board.standing().map(({ about }) => about)).toEqual([`question ${roomId(7)}`])
    })

    it('say nothing where Hearth is looked at, switched off, or in quiet hours', async () => {
      await ask(roomId(7))
      tab.device.attention.setVisible(false)
      preferences = { ...preferences, isOn: false }
      await ask(roomId(8))
      expect(board.shown).toEqual([])
    })

    it('name nobody where no text is wanted', async () => {
      tab.device.attention.setVisible(false)
      preferences = { ...preferences, showsText: false }
      await ask(TALK)
      expect(bodies()).toEqual(['asked'])
    })

    it('are said once, also by the next leader', async () => {
      tab.device.attention.setVisible(false)
      await ask(roomId(7))
      await tab.close()
      await world.clock.advance(1000)
      await ask(roomId(8))
      const attention = createFakeAttention()
      attention.setVisible(false)
      await lead({ attention, replica: tab.replica })
      expect(board.shown.map(({ about }) => about)).toEqual([
        `question ${roomId(7)}`,
        `question ${roomId(8)}`,
      ])
    })
  })
})
