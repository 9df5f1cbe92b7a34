import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { IdbReplica } from '@/adapters/idb/idb-replica'
import { databaseName } from '@/adapters/idb/open-database'
import { BEGINNING } from '@/domain/message/history'
import { startRoomFeed } from '@/sync/room-feed'
import { startStorageKeeper, TRIM_REST_MS } from '@/sync/storage-keeper'
import { MEI, ROOM, TOM, message, messageId, messages, position } from '../../support/fixtures'
import { settle } from '../../support/fakes'
import { createSyncWorld, type Tab } from '../../support/sync-world'

describe('the keeper of what is on the device', () => {
  let world: ReturnType<typeof createSyncWorld>
  let replica: IdbReplica
  let tab: Tab

  beforeEach(async () => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    replica = await IdbReplica.open(MEI)
    tab = world.openTab({ replica })
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await tab.close()
    await replica.destroy().catch(() => undefined)
  })

  const arrival = (count: number) => ({
    messages: messages(1, count),
    complete: { from: BEGINNING, to: position(count * 1000, count) },
    cursor: count * 1000,
  })

  it('fetches again what could not be read, and shows it', async () => {
    for (const number of [1, 2, 3]) world.say(number)
    await replica.applyHistory(ROOM, arrival(3))
    const database = await openDB(databaseName(MEI))
    await database.put('messages', { room: ROOM, id: messageId(2), at: 2000, text: 7 })
    await database.put('messages', { room: ROOM, id: messageId(5), at: 2500, text: 7 })
    database.close()
    startStorageKeeper(tab.context, () => undefined)
    await replica.readPage(ROOM, undefined, 10)
    await vi.waitFor(() => expect(replica.broken).toEqual([]))
    expect((await replica.readPage(ROOM, undefined, 10)).messages).toEqual(messages(1, 3))
    expect(replica.skipped).toBe(0)
    expect(tab.seen).toContainEqual({ kind: 'messages', room: ROOM, messages: [message(2)] })
  })

  it('trims once what has come in has come to rest', async () => {
    await replica.applyHistory(ROOM, arrival(300))
    startStorageKeeper(tab.context, () => 1)
    await world.clock.advance(TRIM_REST_MS - 1)
    expect(await (await replica.upkeep()).readUsage()).toMatchObject([{ messages: 300 }])
    await world.clock.advance(1)
    await vi.waitFor(async () =>
      expect(await (await replica.upkeep()).readUsage()).toMatchObject([{ messages: 100 }]),
    )
  })

  it('ends when the tab no longer leads', async () => {
    startStorageKeeper(tab.context, () => 1)
    await tab.close()
    await replica.applyHistory(ROOM, arrival(300))
    const read = vi.spyOn(replica, 'upkeep')
    tab.changes.emit({ kind: 'messages', room: ROOM, messages: [] })
    await world.clock.advance(2 * TRIM_REST_MS)
    expect(read).not.toHaveBeenCalled()
  })

  it('leaves everything where there is no budget', async () => {
    await replica.applyHistory(ROOM, arrival(300))
    const read = vi.spyOn(replica, 'upkeep')
    startStorageKeeper(tab.context, () => undefined)
    await world.clock.advance(TRIM_REST_MS)
    expect(read).not.toHaveBeenCalled()
  })

  describe('what arrives', () => {
    function countArrivals() {
      const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
      return () =>
        begun.mock.calls.filter(
          ([stores, mode]) => mode === 'readwrite' && [stores].flat().includes('messages'),
        ).length
    }

    it('costs one transaction a message, and a burst one for all that comes in a turn', async () => {
      const stop = startRoomFeed(tab.context, ROOM, () => undefined)
      const arrivals = () => tab.seen.filter(({ kind }) => kind === 'messages').length
      await vi.waitFor(() => expect(arrivals()).toBe(1))
      const transactions = countArrivals()
      world.say(1)
      await vi.waitFor(() => expect(arrivals()).toBe(2))
      expect(transactions()).toBe(1)
      const TURNS = 20
      for (let turn = 0; turn < TURNS; turn++) {
        for (let n = 0; n < 50; n++) world.say(2 + turn * 50 + n)
        await settle()
      }
      await vi.waitFor(async () =>
        expect(await (await replica.upkeep()).readUsage()).toMatchObject([{ messages: 1001 }]),
      )
      expect(transactions()).toBeLessThanOrEqual(1 + TURNS)
      stop()
    })
  })
})
