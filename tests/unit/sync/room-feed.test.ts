import { beforeEach, describe, expect, it, vi } from 'vitest'
import { BEGINNING } from '@/domain/message/history'
import { MAX_PAGE } from '@/domain/message/message-remote'
import { StorageError } from '@/domain/replica/replica'
import { loadOlder } from '@/sync/history-loader'
import { FIRST_WINDOW, startRoomFeed, type LossReason } from '@/sync/room-feed'
import { settle } from '../../support/fakes'
import { MEI, OTHER_ROOM, ROOM, TOM, message, messageId, position } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('a room feed', () => {
  let world: SyncWorld
  let tab: Tab

  beforeEach(() => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    tab = world.openTab()
  })

  function feed(room = ROOM) {
    const lost: LossReason[] = []
    const stop = startRoomFeed(tab.context, room, (reason) => lost.push(reason))
    return { lost, stop }
  }
  const page = () => tab.replica.readPage(ROOM, undefined, 1000)
  const seconds = async () => (await page()).messages.map(({ at }) => at / 1000)
  const sayAll = (from: number, to: number) => {
    for (let number = from; number <= to; number++) world.say(number)
  }
  const told = () =>
    tab.seen.flatMap((change) => (change.kind === 'messages' ? [change.messages.length] : []))
  /** The network goes, something happens, the network comes. */
  async function whileAway(happen: () => void) {
    tab.client.goOffline()
    happen()
    tab.client.goOnline()
    await settle()
  }

  it('says that an empty room is empty, and knows it to its beginning', async () => {
    feed()
    await settle()
    expect(told()).toEqual([0])
    expect(await page()).toMatchObject({ messages: [], before: 'beginning' })
  })

  it('stores first and tells then', async () => {
    const kept: number[] = []
    tab.changes.on((change) => {
      if (change.kind === 'messages') void seconds().then((all) => kept.push(all.length))
    })
    sayAll(1, 3)
    feed()
    await settle()
    expect(kept).toEqual([3])
  })

  it('knows a small room to its beginning', async () => {
    sayAll(1, 3)
    feed()
    await settle()
    expect(await page()).toMatchObject({ before: 'beginning' })
    expect(await seconds()).toEqual([1, 2, 3])
  })

  it('opens a large room with a window and a gap before it', async () => {
    sayAll(1, FIRST_WINDOW + 20)
    feed()
    await settle()
    expect(await seconds()).toHaveLength(FIRST_WINDOW)
    expect(await page()).toMatchObject({ before: 'gap', from: position(21_000, 21) })
  })

  it('follows what is said', async () => {
    feed()
    await settle()
    world.say(1)
    world.say(2)
    await settle()
    expect(await seconds()).toEqual([1, 2])
    expect(await tab.replica.readHistory(ROOM)).toEqual({
      stretches: [{ from: BEGINNING, to: position(2000, 2) }],
      cursor: 2000,
    })
  })

  it('takes a change in place', async () => {
    sayAll(1, 2)
    feed()
    await settle()
    world.say(1, { at: 1000, updatedAt: 9000, text: 'better' })
    await settle()
    expect((await page()).messages.map(({ text }) => text)).toEqual(['better', 'message 2'])
  })

  it('asks after a reconnect only for what has changed', async () => {
    sayAll(1, 30)
    feed()
    await settle()
    await whileAway(() => sayAll(31, 33))
    // The last one known comes again: another may have been said in its millisecond.
    expect(told()).toEqual([30, 4])
    expect(await seconds()).toHaveLength(33)
    expect(await page()).toMatchObject({ before: 'beginning' })
  })

  it('starts from the cursor in the next session too', async () => {
    sayAll(1, 30)
    feed().stop()
    const { stop } = feed()
    await settle()
    stop()
    world.say(31)
    tab.seen.length = 0
    feed()
    await settle()
    expect(told()).toEqual([2])
    expect(await seconds()).toHaveLength(31)
  })

  it('leaves a gap where more was said than fits, which scrolling there fills', async () => {
    sayAll(1, 10)
    feed()
    await settle()
    await whileAway(() => sayAll(11, 250))
    const newest = await page()
    expect(newest.messages).toHaveLength(MAX_PAGE)
    expect(newest).toMatchObject({ before: 'gap', from: position(151_000, 151) })

    const first = await loadOlder(tab.context, ROOM, newest.messages[0]!)
    expect(first).toMatchObject({ kind: 'page', page: { before: 'gap' } })
    let all = await seconds()
    expect(all[0]).toBe(52)
    await loadOlder(tab.context, ROOM, position(52_000, 52))
    all = await seconds()
    expect(all).toEqual(Array.from({ length: 250 }, (_, index) => index + 1))
    expect(await page()).toMatchObject({ before: 'beginning' })
    expect((await tab.replica.readHistory(ROOM)).stretches).toHaveLength(1)
  })

  it('leaves no gap where what was said just fits', async () => {
    sayAll(1, 10)
    feed()
    await settle()
    await whileAway(() => sayAll(11, 10 + MAX_PAGE - 1))
    expect(await page()).toMatchObject({ before: 'beginning' })
    expect(await seconds()).toHaveLength(10 + MAX_PAGE - 1)
  })

  it('never hides a hole, wherever the window happens to end', async () => {
    for (const count of [98, 99, 100, 101, 102]) {
      world = createSyncWorld()
      world.seedRoom(ROOM, [TOM, MEI])
      tab = world.openTab()
      sayAll(1, 10)
      feed()
      await settle()
      await whileAway(() => sayAll(11, 10 + count))
      const { messages, before } = await page()
      const expected = before === 'beginning' ? 10 + count : MAX_PAGE
      expect([count, messages.length]).toEqual([count, expected])
      const [first] = messages
      expect(messages.map(({ at }) => at / 1000)).toEqual(
        Array.from({ length: expected }, (_, index) => first!.at / 1000 + index),
      )
    }
  })

  it('counts what cannot be read and shows the rest', async () => {
    world.say(1)
    world.server.set(`messages/${ROOM}/${messageId(2)}`, { at: 2000, updatedAt: 2000 })
    feed()
    await settle()
    expect(tab.seen).toContainEqual({ kind: 'skipped', count: 1 })
    expect(await seconds()).toEqual([1])
  })

  it('tells what has come even if the disk is full', async () => {
    vi.spyOn(tab.replica, 'applyHistory').mockRejectedValue(new StorageError('full', null))
    world.say(1)
    feed()
    await settle()
    expect(told()).toEqual([1])
  })

  it('stops', async () => {
    const { stop } = feed()
    await settle()
    stop()
    world.say(1)
    await settle()
    await whileAway(() => world.say(2))
    expect(told()).toEqual([0])
  })

  it('waits for a connection', async () => {
    tab = world.openTab({ isOffline: true })
    world.say(1)
    feed()
    await settle()
    expect(told()).toEqual([])
    tab.client.goOnline()
    await settle()
    expect(told()).toEqual([1])
  })

  describe('is lost', () => {
    it('when one is no longer a member, and the own list is put right', async () => {
      await tab.replica.putRoom(ROOM, {
        mine: { room: ROOM, joinedAt: 1, readAt: 0, readCount: 0 },
      })
      const { lost } = feed()
      await settle()
      world.server.revokeMembership(ROOM, MEI)
      await settle()
      expect(lost).toEqual(['not-a-member'])
      expect(world.server.has(`userRooms/${MEI}/${ROOM}`)).toBe(false)
    })

    it('when the room is gone', async () => {
      const { lost } = feed()
      await settle()
      world.server.deleteRoom(ROOM)
      await settle()
      expect(lost).toEqual(['gone'])
    })

    it('at once for a room one never was in', async () => {
      world.seedRoom(OTHER_ROOM, [TOM])
      const { lost } = feed(OTHER_ROOM)
      await settle()
      expect(lost).toEqual(['not-a-member'])
    })

    it('but says nothing when it was stopped meanwhile', async () => {
      const { lost, stop } = feed()
      await settle()
      world.server.revokeMembership(ROOM, MEI)
      stop()
      await settle()
      expect(lost).toEqual([])
    })
  })

  describe('loadOlder', () => {
    it('reads from this device where there is something', async () => {
      sayAll(1, 30)
      feed()
      await settle()
      const fetch = vi.spyOn(tab.remotes.messages, 'fetchBefore')
      const older = await loadOlder(tab.context, ROOM, position(20_000, 20))
      expect(older).toMatchObject({ kind: 'page', page: { before: 'beginning' } })
      expect(fetch).not.toHaveBeenCalled()
    })

    it('says that it is offline at a gap', async () => {
      sayAll(1, 80)
      feed()
      await settle()
      tab.client.goOffline()
      expect(await loadOlder(tab.context, ROOM, position(31_000, 31))).toEqual({ kind: 'offline' })
    })

    it('gives a network up that does not answer', async () => {
      sayAll(1, 80)
      feed()
      await settle()
      vi.spyOn(tab.remotes.messages, 'fetchBefore').mockReturnValue(new Promise(() => undefined))
      const older = loadOlder(tab.context, ROOM, position(31_000, 31))
      await world.clock.advance(10_000)
      expect(await older).toEqual({ kind: 'offline' })
    })

    it('goes over whole pages that cannot be read', async () => {
      const unreadable: Record<string, unknown> = {}
      for (let number = 1; number <= 10; number++) world.say(number)
      for (let number = 11; number <= 260; number++) {
        unreadable[`messages/${ROOM}/${messageId(number)}`] = { at: number * 1000 }
      }
      world.server.update(unreadable)
      for (let number = 261; number <= 320; number++) world.say(number)
      feed()
      await settle()
      const [oldest] = (await page()).messages
      expect(oldest?.at).toBe(271_000)
      const first = await loadOlder(tab.context, ROOM, oldest!)
      expect(first.kind === 'page' && first.page.messages).toHaveLength(10)
      const second = await loadOlder(tab.context, ROOM, position(261_000, 261))
      expect(second).toMatchObject({ kind: 'page', page: { before: 'beginning' } })
      expect(second.kind === 'page' && second.page.messages).toHaveLength(10)
    })

    it('does not go over them without end', async () => {
      const fetch = vi.spyOn(tab.remotes.messages, 'fetchBefore')
      fetch.mockImplementation((_room, { at, id }) =>
        Promise.resolve({ messages: [], from: { at: at - 1, id }, skipped: MAX_PAGE }),
      )
      const older = await loadOlder(tab.context, ROOM, position(80_000, 80))
      expect(older).toMatchObject({ kind: 'page', page: { messages: [], before: 'gap' } })
      expect(fetch).toHaveBeenCalledTimes(10)
    })

    it('goes over what cannot be read', async () => {
      for (let number = 1; number <= 80; number++) {
        if (number === 20) world.server.set(`messages/${ROOM}/${messageId(20)}`, { at: 20_000 })
        else world.say(number)
      }
      feed()
      await settle()
      const older = await loadOlder(tab.context, ROOM, message(31))
      expect(older.kind === 'page' && older.page.messages).toHaveLength(29)
      expect(tab.seen).toContainEqual({ kind: 'skipped', count: 1 })
    })
  })
})
