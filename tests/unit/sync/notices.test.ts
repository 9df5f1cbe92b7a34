import { beforeEach, describe, expect, it } from 'vitest'
import {
  DEFAULT_NOTICE_PREFERENCES,
  type NoticePreferences,
} from '@/domain/notice/notice-preferences'
import type { NoticeWords } from '@/domain/notice/write-notice'
import { GATHER_MS, NAME_WAIT_MS, PACE_MS, startNotices } from '@/sync/notices'
import { startProfileSync } from '@/sync/profile-sync'
import { startRoomsSync } from '@/sync/rooms-sync'
import { createFakeNoticeBoard, type FakeNoticeBoard } from '../../support/fake-notice-board'
import { createFakeAttention, settle } from '../../support/fakes'
import { MEI, OTHER_ROOM, ROOM, TOM, messageId } from '../../support/fixtures'
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
}

describe('notices', () => {
  let world: SyncWorld
  let board: FakeNoticeBoard
  let noted: number | undefined
  let preferences: NoticePreferences
  let said: number
  let tab: Tab

  beforeEach(async () => {
    world = createSyncWorld()
    board = createFakeNoticeBoard()
    board.become('granted')
    noted = undefined
    preferences = DEFAULT_NOTICE_PREFERENCES
    said = 0
    for (const room of [ROOM, OTHER_ROOM]) world.seedRoom(room, [TOM, MEI])
    world.server.update({ [`users/${TOM}`]: { name: 'Tom', createdAt: 1 } })
    tab = await lead()
    await world.clock.advance(1000)
  })

  /** What the tab that leads does. */
  async function lead(options: TabOptions = {}) {
    const opened = world.openTab({ attention: createFakeAttention(), ...options })
    const { context } = opened
    startRoomsSync(context)
    startNotices(context, {
      board,
      preferences: () => preferences,
      noted: { read: () => noted, write: (at) => void (noted = at) },
      profiles: startProfileSync(context, 'Mei'),
      words: () => Promise.resolve(words),
    })
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
    noted = undefined
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
})
