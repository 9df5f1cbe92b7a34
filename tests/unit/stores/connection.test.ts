import { describe, expect, it, vi } from 'vitest'
import { IdbReplica } from '@/adapters/idb/idb-replica'
import { useConnectionStore } from '@/stores/connection'
import { OFFLINE_AFTER_MS } from '@/sync/status-board'
import { settle } from '../../support/fakes'
import { MEI, ROOM, account, outboxRow } from '../../support/fixtures'
import { createServicesWorld } from '../../support/services-world'
import 'fake-indexeddb/auto'

describe('the connection', () => {
  it('says whether the network answers', async () => {
    const world = createServicesWorld({ isOffline: true })
    const connectionStore = useConnectionStore()
    expect(connectionStore.status).toBe('connecting')
    await world.enter(account())
    await world.clock.advance(OFFLINE_AFTER_MS)
    expect(connectionStore.status).toBe('offline')
    connectionStore.reconnect()
    expect(world.tab().client.reconnects).toBe(1)
    world.tab().client.goOnline()
    expect(connectionStore.status).toBe('online')
  })

  it('counts what could not be read, from the network and from the disk', async () => {
    const world = createServicesWorld()
    const connectionStore = useConnectionStore()
    await world.enter(account(), { isLive: false })
    world.services.person.value!.changes.emit({ kind: 'skipped', count: 2 })
    expect(connectionStore).toMatchObject({ skippedFromNetwork: 2, skippedOnDisk: 0, skipped: 2 })
  })

  it('says that nothing will last where there is only memory', async () => {
    const world = createServicesWorld()
    const connectionStore = useConnectionStore()
    await world.enter(account())
    expect(connectionStore.storage).toBe('memory')
  })

  it('says that the disk is full, until it is not', async () => {
    const world = createServicesWorld()
    const replica = await IdbReplica.open(MEI)
    world.replicas.set(MEI, replica)
    const connectionStore = useConnectionStore()
    await world.enter(account(), { isLive: false })
    await settle()
    expect(connectionStore.storage).toBe('disk')
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
      throw new DOMException('no space left', 'QuotaExceededError')
    })
    await expect(replica.addOutboxRow(outboxRow(1))).rejects.toThrow()
    expect(connectionStore.storage).toBe('full')
    add.mockRestore()
    await replica.putDraft({ room: ROOM, text: 'x', at: 1 })
    expect(connectionStore.storage).toBe('disk')
    await replica.destroy()
  })
})
