import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryTabs } from '@/adapters/memory/memory-tabs'
import { MemoryReplica } from '@/adapters/memory/memory-replica'
import { BUCKET_CAPACITY, REFILL_MS } from '@/domain/outbox/token-bucket'
import { StorageError } from '@/domain/replica/replica'
import { ANSWER_TIMEOUT_MS, ECHO_TIMEOUT_MS, MAX_UNEXPLAINED_DENIALS } from '@/sync/outbox-delivery'
import { RETRY_PAUSE_MS } from '@/sync/pause'
import { startOutboxSender } from '@/sync/outbox-sender'
import { startRoomFeed } from '@/sync/room-feed'
import { settle } from '../../support/fakes'
import { MEI, OTHER_ROOM, ROOM, TOM, outboxRow, userId } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

function startSender(tab: Tab, isFed = () => false) {
  const sender = startOutboxSender(tab.context, isFed)
  tab.changes.on((change) => {
    if (change.kind === 'outbox') sender.wake()
  })
}

describe('the outbox sender', () => {
  let world: SyncWorld
  let tab: Tab

  beforeEach(() => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    tab = world.openTab()
  })

  const rows = (of: Tab = tab) => of.replica.readOutbox()

  it('sends what is composed and keeps what the server stored', async () => {
    startSender(tab)
    await tab.outbox.compose(ROOM, 'hello')
    await settle()
    expect(world.texts()).toEqual(['hello'])
    expect(await rows()).toEqual([])
    expect(tab.seen).toContainEqual(
      expect.objectContaining({
        kind: 'messages',
        messages: [expect.objectContaining({ text: 'hello', from: MEI })],
      }),
    )
  })

  it('stops waiting for the echo as soon as it has come', async () => {
    startRoomFeed(tab.context, ROOM, () => undefined)
    await settle()
    startSender(tab, () => true)
    const before = world.clock.pending()
    for (let line = 0; line < 5; line++) await tab.outbox.compose(ROOM, `line ${line}`)
    await settle()
    await settle()
    expect(world.texts()).toHaveLength(5)
    expect(world.clock.pending()).toBe(before)
  })

  it('marks a row on disk before it may reach the server', async () => {
    const statuses: unknown[] = []
    const send = tab.remotes.messages.send.bind(tab.remotes.messages)
    vi.spyOn(tab.remotes.messages, 'send').mockImplementation(async (message) => {
      statuses.push((await rows()).map(({ status, tries }) => [status, tries]))
      return send(message)
    })
    startSender(tab)
    await tab.outbox.compose(ROOM, 'hello')
    await settle()
    expect(statuses).toEqual([[['sending', 1]]])
  })

  it('keeps the order of composing, also over a time offline', async () => {
    tab.client.goOffline()
    startSender(tab)
    const said = Array.from({ length: 12 }, (_, index) => `line ${index}`)
    for (const text of said) await tab.outbox.compose(ROOM, text)
    await world.clock.advance(5000)
    expect(world.texts()).toEqual([])
    tab.client.goOnline()
    await settle()
    await settle()
    expect(world.texts()).toEqual(said)
  })

  it('lets a refused message block none behind it', async () => {
    startSender(tab)
    await tab.outbox.compose(OTHER_ROOM, 'to nowhere')
    await tab.outbox.compose(ROOM, 'behind it')
    await settle()
    expect(world.texts()).toEqual(['behind it'])
    expect(await rows()).toMatchObject([
      { text: 'to nowhere', status: 'refused', reason: 'room-gone' },
    ])
  })

  it('sends once what was stored without an answer', async () => {
    startSender(tab)
    await settle()
    tab.client.loseNextAnswer()
    await tab.outbox.compose(ROOM, 'once')
    await settle()
    expect(await rows()).toMatchObject([{ status: 'sending' }])
    tab.client.goOffline()
    tab.client.goOnline()
    await settle()
    expect(world.texts()).toEqual(['once'])
    expect(world.server.number(`roomState/${ROOM}/count`)).toBe(1)
    expect(await rows()).toEqual([])
  })

  it('takes a connection for dead that does not answer', async () => {
    startSender(tab)
    await settle()
    tab.client.loseNextAnswer()
    await tab.outbox.compose(ROOM, 'once')
    await world.clock.advance(ANSWER_TIMEOUT_MS)
    expect(tab.client.reconnects).toBe(1)
    expect(world.texts()).toEqual(['once'])
    expect(await rows()).toEqual([])
  })

  it('sends again after a restart what may or may not have left', async () => {
    startSender(tab)
    await settle()
    tab.client.loseNextAnswer()
    await tab.outbox.compose(ROOM, 'had arrived')
    await settle()
    await tab.close()
    await tab.replica.addOutboxRow(
      outboxRow(5, { status: 'sending', tries: 1, order: Infinity, text: 'had not' }),
    )

    const next = world.openTab({ replica: tab.replica })
    startSender(next)
    await settle()
    await settle()
    expect(world.texts().sort()).toEqual(['had arrived', 'had not'])
    expect(world.server.number(`roomState/${ROOM}/count`)).toBe(2)
    expect(await rows()).toEqual([])
  })

  it('waits when it is too fast, and goes on', async () => {
    startSender(tab)
    const total = BUCKET_CAPACITY + 3
    for (let number = 0; number < total; number++) await tab.outbox.compose(ROOM, `${number}`)
    for (let turn = 0; turn < 20; turn++) await settle()
    expect(world.texts()).toHaveLength(BUCKET_CAPACITY)
    expect((await rows()).every(({ status }) => status === 'waiting')).toBe(true)
    const until = world.clock.now() + REFILL_MS
    expect(tab.seen).toContainEqual({ kind: 'paced', until, every: REFILL_MS })
    await world.clock.advance(REFILL_MS)
    expect(world.texts()).toHaveLength(BUCKET_CAPACITY + 1)
    await world.clock.advance(REFILL_MS * 2)
    expect(world.texts()).toHaveLength(total)
  })

  it('asks again how much is left when another device has used it up', async () => {
    startSender(tab)
    await tab.outbox.compose(ROOM, 'first')
    await settle()
    world.server.set(`rate/${MEI}`, { t: world.clock.now(), n: 0, for: 'x' })
    await tab.outbox.compose(ROOM, 'second')
    await settle()
    expect(await rows()).toHaveLength(1)
    await world.clock.advance(RETRY_PAUSE_MS + REFILL_MS)
    expect(world.texts()).toEqual(['first', 'second'])
  })

  describe('says why', () => {
    it.each([
      ['not-a-member', () => world.server.revokeMembership(ROOM, MEI)],
      ['room-gone', () => world.server.deleteRoom(ROOM)],
    ])('%s', async (reason, happen) => {
      happen()
      startSender(tab)
      await tab.outbox.compose(ROOM, 'hello')
      await settle()
      expect(await rows()).toMatchObject([{ status: 'refused', reason, text: 'hello', tries: 1 }])
    })

    it('too-long', async () => {
      startSender(tab)
      await tab.outbox.compose(ROOM, 'x'.repeat(4001))
      await settle()
      expect(await rows()).toMatchObject([{ status: 'refused', reason: 'too-long' }])
    })

    it('refused, after some tries that nothing explains', async () => {
      startSender(tab)
      vi.spyOn(tab.remotes.messages, 'send').mockResolvedValue('denied')
      await tab.outbox.compose(ROOM, 'hello')
      await world.clock.advance(RETRY_PAUSE_MS * MAX_UNEXPLAINED_DENIALS)
      expect(await rows()).toMatchObject([
        { status: 'refused', reason: 'refused', tries: MAX_UNEXPLAINED_DENIALS },
      ])
    })

    it('nothing, but lets go of whom it mentions where that is what is refused', async () => {
      startSender(tab)
      await tab.outbox.compose(ROOM, 'hello @Ann', { mentions: [userId('has-left')] })
      await world.clock.advance(RETRY_PAUSE_MS * MAX_UNEXPLAINED_DENIALS)
      expect(world.texts()).toEqual(['hello @Ann'])
      expect(await rows()).toEqual([])
    })

    it('refused, where someone else has the id', async () => {
      world.say(7)
      await tab.replica.addOutboxRow(outboxRow(7))
      startSender(tab)
      await settle()
      expect(await rows()).toMatchObject([{ status: 'refused', reason: 'refused' }])
    })
  })

  it('tries again after a denial that passes', async () => {
    startSender(tab)
    await settle()
    tab.client.denyNextWrite()
    await tab.outbox.compose(ROOM, 'hello')
    await settle()
    expect(world.texts()).toEqual([])
    await world.clock.advance(RETRY_PAUSE_MS)
    expect(world.texts()).toEqual(['hello'])
  })

  it('sends a refused message again when asked to', async () => {
    world.server.revokeMembership(ROOM, MEI)
    startSender(tab)
    await tab.outbox.compose(ROOM, 'hello')
    await settle()
    world.server.set(`members/${ROOM}/${MEI}`, { role: 'member', joinedAt: 1 })
    const [row] = await rows()
    await tab.outbox.retry(row!.id)
    await settle()
    expect(world.texts()).toEqual(['hello'])
    expect(await rows()).toEqual([])
  })

  it('does not send what was taken back while it waited', async () => {
    tab.client.goOffline()
    startSender(tab)
    await tab.outbox.compose(ROOM, 'no, wait')
    const [row] = await rows()
    expect(await tab.outbox.takeBack(row!.id)).toBe('no, wait')
    tab.client.goOnline()
    await settle()
    expect(world.texts()).toEqual([])
  })

  it('leaves the row to the feed where one runs, and shows the message once', async () => {
    startRoomFeed(tab.context, ROOM, () => undefined)
    startSender(tab, () => true)
    await settle()
    await tab.outbox.compose(ROOM, 'hello')
    await settle()
    expect(await rows()).toEqual([])
    const told = tab.seen.filter(
      (change) => change.kind === 'messages' && change.messages.length > 0,
    )
    expect(told).toHaveLength(1)
    expect((await tab.replica.readHistory(ROOM)).stretches).toHaveLength(1)
  })

  it('fetches the message when the feed does not bring it', async () => {
    startSender(tab, () => true)
    await tab.outbox.compose(ROOM, 'hello')
    await settle()
    expect(await rows()).toHaveLength(1)
    await world.clock.advance(ECHO_TIMEOUT_MS)
    expect(await rows()).toEqual([])
    expect(world.texts()).toEqual(['hello'])
  })

  it('sends from one tab at a time, and from the next when that is gone', async () => {
    const tabs = createMemoryTabs()
    const replica = new MemoryReplica()
    const open = () => world.openTab({ replica, locks: tabs.openTab().locks })
    const [first, second] = [open(), open()]
    const send = [first, second].map((each) => vi.spyOn(each.remotes.messages, 'send'))
    startSender(first)
    startSender(second)
    await second.outbox.compose(ROOM, 'from the second')
    first.changes.emit({ kind: 'outbox' })
    await settle()
    expect(send.map((spy) => spy.mock.calls.length)).toEqual([1, 0])
    await first.close()
    await second.outbox.compose(ROOM, 'after the first')
    await settle()
    expect(send.map((spy) => spy.mock.calls.length)).toEqual([1, 1])
    expect(world.texts()).toEqual(['from the second', 'after the first'])
  })

  it('goes on after a disk that was full for a moment', async () => {
    startSender(tab)
    await settle()
    vi.spyOn(tab.replica, 'changeOutboxRow').mockRejectedValueOnce(new StorageError('full', null))
    await tab.outbox.compose(ROOM, 'hello')
    await settle()
    expect(world.texts()).toEqual([])
    await world.clock.advance(RETRY_PAUSE_MS)
    expect(world.texts()).toEqual(['hello'])
  })

  it('goes on after an outbox that could not be read for a moment', async () => {
    startSender(tab)
    await settle()
    vi.spyOn(tab.replica, 'readOutbox').mockRejectedValueOnce(new StorageError('closed', null))
    await tab.outbox.compose(ROOM, 'hello')
    await world.clock.advance(RETRY_PAUSE_MS)
    expect(world.texts()).toEqual(['hello'])
  })

  it('ends when the person leaves', async () => {
    startSender(tab)
    await tab.close()
    await tab.outbox.compose(ROOM, 'too late')
    tab.client.goOnline()
    await world.clock.advance(60_000)
    expect(world.texts()).toEqual([])
    expect(await rows()).toHaveLength(1)
  })
})
