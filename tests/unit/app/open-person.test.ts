import 'fake-indexeddb/auto'
import { deleteDB, openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectMemory } from '@/adapters/memory/memory-backend'
import { MemoryServer } from '@/adapters/memory/memory-server'
import { databaseName } from '@/adapters/idb/open-database'
import { DATABASE_VERSION } from '@/adapters/idb/schema'
import { openPerson, type Lead } from '@/app/open-person'
import { startSync } from '@/sync/sync'
import { MEI, ROOM, account } from '../../support/fixtures'

describe('opening a person', () => {
  beforeEach(() => {
    // Tabs of this test would hear each other.
    vi.stubGlobal('BroadcastChannel', undefined)
    vi.stubGlobal('window', new EventTarget())
    vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  })
  afterEach(async () => {
    vi.unstubAllGlobals()
    await deleteDB(databaseName(MEI))
  })

  it('keeps things on the disk', async () => {
    const person = await openPerson(account(), 'Mei')
    expect(person.replica.status).toBe('disk')
    await person.outbox.compose(ROOM, 'hello')
    person.replica.close()
    const again = await openPerson(account(), 'Mei')
    expect(await again.replica.readOutbox()).toMatchObject([{ text: 'hello' }])
    again.replica.close()
  })

  it('works without a disk, and says so', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('not here', 'SecurityError')
    })
    expect((await openPerson(account(), 'Mei')).replica.status).toBe('memory')
    vi.restoreAllMocks()
  })

  it('says that it is outdated where a newer version has been', async () => {
    const newer = await openDB(databaseName(MEI), DATABASE_VERSION + 1)
    newer.close()
    expect((await openPerson(account(), 'Mei')).replica.status).toBe('outdated')
  })

  it('knows the time of the server from the last visit', async () => {
    const person = await openPerson(account(), 'Mei')
    await person.replica.putServerOffset(-3_600_000)
    person.replica.close()
    const again = await openPerson(account(), 'Mei')
    expect(Math.abs(again.serverNow() - (Date.now() - 3_600_000))).toBeLessThan(5000)
    again.replica.close()
  })

  it('goes live once', async () => {
    const person = await openPerson(account(), 'Mei')
    const lead = vi.fn<Lead>((_clock, parts) => {
      const { remotes } = connectMemory(new MemoryServer(), MEI)
      return startSync({ ...parts, remotes })
    })
    person.goLive(lead)
    person.goLive(lead)
    await vi.waitFor(() => expect(person.sync.value?.connection.status).toBe('online'))
    expect(lead).toHaveBeenCalledOnce()
    await person.sync.value?.stop()
    person.replica.close()
  })
})
