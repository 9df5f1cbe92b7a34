import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_NOTICE_PREFERENCES } from '@/domain/notice/notice-preferences'
import type { NoticeWords } from '@/domain/notice/write-notice'
import { directRoomId } from '@/domain/room/direct'
import { startCallNotices } from '@/sync/call/call-notices'
import { createNoticeManners } from '@/sync/notice-manners'
import { startProfileSync } from '@/sync/profile-sync'
import { createFakeAttention, settle } from '../../../support/fakes'
import { createFakeNoticeBoard, type FakeNoticeBoard } from '../../../support/fake-notice-board'
import { MEI, membership, messageId, TOM } from '../../../support/fixtures'
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
    world.server.update({ [`users/${TOM}`]: { name: 'Tom', createdAt: 1 } })
  })

  async function lead({ isVisible = false, showsText = true } = {}) {
    const attention = createFakeAttention()
    attention.setVisible(isVisible)
    const { context, replica } = world.openTab({ user: MEI, attention })
    await replica.putRoom(room, () => ({ mine: membership({ room }) }))
    const preferences = () => ({ ...DEFAULT_NOTICE_PREFERENCES, isOn: true, showsText })
    const profiles = startProfileSync(context, 'Mei')
    const manners = createNoticeManners(context, { board, preferences, profiles })
    const { calls } = await context.remotes.further()
    const say = () => Promise.resolve(words)
    startCallNotices(context, { board, preferences, words: say, manners, calls })
    await settle()
  }

  async function call() {
    const now = world.clock.now()
    world.server.set(`calls/${room}`, {
      ...{ id: messageId(1), by: TOM, at: now, kind: 'voice' },
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

  it('is not for who looks at Hearth, where it rings', async () => {
    await lead({ isVisible: true })
    await call()
    expect(board.shown).toEqual([])
  })
})
