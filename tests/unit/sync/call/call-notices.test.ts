import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_NOTICE_PREFERENCES } from '@/domain/notice/notice-preferences'
import type { NoticeWords } from '@/domain/notice/write-notice'
import { directRoomId } from '@/domain/room/direct'
import type { UserId } from '@/shared/ids'
import { startCallNotices } from '@/sync/call/call-notices'
import { createNoticeManners } from '@/sync/notice-manners'
import { createOwnQuiet } from '@/sync/own-quiet'
import { startProfileSync } from '@/sync/profile-sync'
import { createFakeAttention, settle } from '../../../support/fakes'
import { createFakeNoticeBoard, type FakeNoticeBoard } from '../../../support/fake-notice-board'
import {
  MEI,
  membership,
  messageId,
  room as aRoom,
  ROOM,
  TOM,
  userId,
} from '../../../support/fixtures'
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world'

const words: NoticeWords = {
  app: 'Hearth',
  newMessages: String,
  says: (name, text) => `${name}: ${text}`,
  missed: String,
  mentioned: 'named',
  wantsToTalk: (name) => name,
  asksIn: (name) => name,
  asked: 'asked',
  calls: (name) => `${name} calls`,
  callsIn: (name, room) => `${name} calls in ${room}`,
  called: 'a call',
}

describe('a notice that somebody calls', () => {
  const room = directRoomId(MEI, TOM)
  let world: SyncWorld
  let board: FakeNoticeBoard

  beforeEach(() => {
    world = createSyncWorld()
    board = createFakeNoticeBoard()
    board.become('granted')
    world.seedRoom(room, [TOM, MEI])
    world.seedRoom(ROOM, [TOM, MEI, userId('amara')])
    world.server.update({ [`users/${TOM}`]: { name: 'Tom', createdAt: 1 } })
  })

  async function lead({ isVisible = false, showsText = true, blocks = false, muted = 0 } = {}) {
    const attention = createFakeAttention()
    attention.setVisible(isVisible)
    const { context, replica } = world.openTab({ user: MEI, attention })
    const mine = membership({ room, muted })
    await replica.putRoom(room, () => ({ mine }))
    await replica.putRoom(ROOM, () => ({
      room: aRoom({ name: 'Kitchen' }),
      mine: membership({ muted }),
    }))
    const preferences = () => ({ ...DEFAULT_NOTICE_PREFERENCES, isOn: true, showsText })
    const profiles = startProfileSync(context, 'Mei')
    const quiet = createOwnQuiet(context, profiles)
    const manners = createNoticeManners(context, { board, preferences, profiles, quiet })
    const { calls } = await context.remotes.further()
    const say = () => Promise.resolve(words)
    const isBlocked = () => blocks
    startCallNotices(context, { board, preferences, words: say, manners, calls, isBlocked })
    await settle()
  }

  async function call(where = room, called: readonly UserId[] = []) {
    const now = world.clock.now()
    world.server.set(`calls/${where}`, {
      called: Object.assign({}, called) as object,
      ...{ id: messageId(where === room ? 1 : 2), by: TOM, at: now, kind: 'voice' },
      people: { [TOM]: { endpoint: 'e', seat: '0', beat: now } },
    })
    await settle()
  }

  it('leads to the call, once, and goes when it is over', async () => {
    await lead()
    await call()
    expect(board.standing()).toMatchObject([{ body: 'Tom calls', path: `/room/${room}` }])
    world.server.set(`calls/${room}/people/${TOM}/beat`, world.clock.now() + 1)
    await settle()
    expect(board.shown).toHaveLength(1)
    world.server.set(`calls/${room}`, null)
    await settle()
    expect(board.standing()).toEqual([])
  })

  it('names nobody where no text is to be shown', async () => {
    await lead({ showsText: false })
    await call()
    expect(board.shown).toMatchObject([{ body: 'a call' }])
  })

  it('names the room where more than two are in it', async () => {
    await lead()
    await call(ROOM, [MEI])
    expect(board.standing()).toMatchObject([
      { body: 'Tom calls in Kitchen', path: `/room/${ROOM}` },
    ])
  })

  it('is not made of a call that is for others', async () => {
    await lead()
    await call(ROOM, [userId('amara')])
    expect(board.shown).toEqual([])
  })

  it('is not made in a room that is muted; who calls one alone is another matter', async () => {
    await lead({ muted: Number.MAX_SAFE_INTEGER })
    await call(ROOM, [MEI])
    expect(board.shown).toEqual([])
    await call()
    expect(board.shown).toMatchObject([{ body: 'Tom calls' }])
  })

  it('is not made of who is blocked', async () => {
    await lead({ blocks: true })
    await call()
    expect(board.shown).toEqual([])
  })

  it('is not for who looks at Hearth, where it rings', async () => {
    await lead({ isVisible: true })
    await call()
    expect(board.shown).toEqual([])
  })
})
