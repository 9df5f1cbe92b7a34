import { beforeEach, describe, expect, it } from 'vitest'
import { ANNOUNCE_DELAY_MS } from '@/sync/presence-keeper'
import { startSync, type SyncParts } from '@/sync/sync'
import { settle } from '../../support/fakes'
import { MEI, ROOM, TOM, connectionId, outboxRow } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

function go(tab: Tab, name = 'desk', part: Partial<SyncParts> = {}) {
  const { account, replica, remotes, device, changes } = tab.context
  return startSync({
    account,
    ownName: 'Mei',
    replica,
    remotes,
    device,
    changes,
    connectionId: connectionId(name),
    ...part,
  })
}

describe('sync', () => {
  let world: SyncWorld

  beforeEach(() => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
  })

  it('sends what waited from an earlier day and brings the rooms', async () => {
    const tab = world.openTab()
    await tab.replica.addOutboxRow(outboxRow(1, { text: 'yesterday' }))
    go(tab)
    await settle()
    expect(world.texts()).toEqual(['yesterday'])
    expect(await tab.replica.readRooms()).toHaveLength(1)
    expect(world.server.get(`users/${MEI}/name`)).toBe('Mei')
  })

  it.each([
    ['tells that one is here', false],
    ['tells nobody where another tab has signed out', true],
  ])('%s', async (_, isOver) => {
    go(world.openTab(), 'desk', { isTakeover: true, isOver })
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    expect(world.server.has(`presence/${MEI}`)).toBe(!isOver)
  })

  it('feeds a room to two readers and goes on when one leaves', async () => {
    const tab = world.openTab()
    const sync = go(tab)
    await settle()
    const stop = sync.feed(ROOM, () => undefined)
    sync.feed(ROOM, () => undefined)
    await settle()
    stop()
    await tab.outbox.compose(ROOM, 'hello')
    await settle()
    expect(await tab.replica.readOutbox()).toEqual([])
    expect((await tab.replica.readPage(ROOM, undefined, 5)).messages).toHaveLength(1)
  })

  it('says goodbye and then keeps still', async () => {
    const tab = world.openTab()
    const sync = go(tab)
    await world.clock.advance(ANNOUNCE_DELAY_MS)
    expect(world.server.has(`presence/${MEI}/desk`)).toBe(true)
    await sync.stop()
    expect(world.server.has(`presence/${MEI}`)).toBe(false)
    expect(world.server.has(`lastSeen/${MEI}`)).toBe(true)
    await tab.outbox.compose(ROOM, 'too late')
    await world.clock.advance(300_000)
    expect(world.texts()).toEqual([])
    expect(world.server.has(`presence/${MEI}`)).toBe(false)
    // The tab of this test watches the connection for itself.
    await tab.close()
    expect(world.clock.pending()).toBe(0)
  })

  it('stops at once while offline', async () => {
    const tab = world.openTab({ isOffline: true })
    const before = world.clock.pending()
    const sync = go(tab)
    expect(world.clock.pending()).toBeGreaterThan(before)
    await sync.stop()
    expect(world.clock.pending()).toBe(before)
  })
})
