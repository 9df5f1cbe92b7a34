import 'fake-indexeddb/auto'
import { deleteDB, openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectMemory } from '@/adapters/memory/memory-backend'
import { MemoryServer } from '@/adapters/memory/memory-server'
import { databaseName } from '@/adapters/idb/open-database'
import { DATABASE_VERSION } from '@/adapters/idb/schema'
import { OPEN_LIMIT_MS } from '@/adapters/browser/time-limit'
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

  it('says that what is kept is of a newer version, and leaves it as it is', async () => {
    const newer = await openDB(databaseName(MEI), DATABASE_VERSION + 1)
    newer.close()
    expect((await openPerson(account(), 'Mei')).replica.status).toBe('newer')
  })

  it('goes on without a disk that does not answer, and says so', async () => {
    vi.useFakeTimers()
    vi.spyOn(indexedDB, 'open').mockImplementation(() => new IDBOpenDBRequest())
    const opening = openPerson(account(), 'Mei')
    await vi.advanceTimersByTimeAsync(OPEN_LIMIT_MS - 1)
    const isOpen = vi.fn()
    void opening.then(isOpen)
    await vi.advanceTimersByTimeAsync(0)
    expect(isOpen).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    vi.useRealTimers()
    expect((await opening).replica.status).toBe('memory')
    vi.restoreAllMocks()
  })

  it('says that an older tab holds the database, and leaves it alone once it may have it', async () => {
    const old = await openDB(databaseName(MEI), DATABASE_VERSION - 1, {
      upgrade: (database) => void database.createObjectStore('pictures', { keyPath: 'id' }),
    })
    // Timers of this test, and real turns for the database.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const opening = openPerson(account(), 'Mei')
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    await vi.advanceTimersByTimeAsync(OPEN_LIMIT_MS)
    vi.useRealTimers()
    expect((await opening).replica.status).toBe('blocked')
    old.close()
    const again = await openPerson(account(), 'Mei')
    expect(again.replica.status).toBe('disk')
    again.replica.close()
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
