import 'fake-indexeddb/auto'
import { forceCloseDatabase } from 'fake-indexeddb'
import { deleteDB, openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { IdbReplica } from '@/adapters/idb/idb-replica'
import { databaseName } from '@/adapters/idb/open-database'
import { DATABASE_VERSION, type StoreName } from '@/adapters/idb/schema'
import { BEGINNING } from '@/domain/message/history'
import type { BlobId } from '@/shared/ids'
import { StorageError } from '@/domain/replica/replica'
import {
  MEI,
  OTHER_ROOM,
  ROOM,
  draft,
  message,
  messageId,
  messages,
  outboxRow,
  position,
} from '../support/fixtures'

/** What a browser does to a database while a page is open. */
describe('a database that fails', () => {
  let replica: IdbReplica
  let opened: IDBDatabase[]

  beforeEach(async () => {
    opened = []
    const { open } = Object.getOwnPropertyDescriptors(IDBFactory.prototype)
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (
      this: IDBFactory,
      ...given
    ) {
      const request = open.value!.apply(this, given)
      request.addEventListener('success', () => opened.push(request.result))
      return request
    })
    replica = await IdbReplica.open(MEI)
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    replica.close()
    await deleteDB(databaseName(MEI))
  })

  const arrival = {
    messages: messages(1, 3),
    complete: { from: BEGINNING, to: position(3000, 3) },
    cursor: 3000,
  }

  async function plant(store: StoreName, value: unknown, key?: IDBValidKey) {
    const database = await openDB(databaseName(MEI))
    await database.put(store, value, key)
    database.close()
  }

  /** Site data is cleared: the database goes without asking, and then the connection to it. */
  async function deleteWhileOpen() {
    const database = opened.at(-1)
    if (!database) throw new Error('nothing was opened')
    const deleting = deleteDB(databaseName(MEI))
    forceCloseDatabase(database as never)
    await deleting
  }

  describe('cleared while it is open', () => {
    it('keeps what is unsent and the drafts, and goes on', async () => {
      await replica.addOutboxRow(outboxRow(1))
      await replica.addOutboxRow(outboxRow(2))
      await replica.changeOutboxRow(messageId(1), () => undefined)
      await replica.putDraft(draft('half a thought'))
      await deleteWhileOpen()
      await vi.waitFor(() => expect(replica.status).toBe('cleared'))
      expect(await replica.readOutbox()).toEqual([outboxRow(2)])
      expect(await replica.readDraft(ROOM)).toEqual(draft('half a thought'))
      await replica.addOutboxRow(outboxRow(3))
      replica.close()
      replica = await IdbReplica.open(MEI)
      expect(await replica.readOutbox()).toEqual([outboxRow(2), outboxRow(3)])
    })

    it('claims nothing as complete that was cleared', async () => {
      await replica.applyHistory(ROOM, arrival)
      await deleteWhileOpen()
      await vi.waitFor(() => expect(replica.status).toBe('cleared'))
      await replica.applyHistory(ROOM, {
        messages: messages(4, 5),
        complete: { from: position(3000, 3), to: position(5000, 5) },
        cursor: 5000,
      })
      const page = await replica.readPage(ROOM, undefined, 10)
      expect(page.messages).toEqual(messages(4, 5))
      expect(page.before).toBe('gap')
    })
  })

  it('goes on where only the connection was closed', async () => {
    await replica.addOutboxRow(outboxRow(1))
    forceCloseDatabase(opened.at(-1) as never)
    await vi.waitFor(() => expect(opened).toHaveLength(2))
    expect(await replica.readOutbox()).toEqual([outboxRow(1)])
    expect(replica.status).toBe('disk')
  })

  it('says so where it cannot be opened again', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('not any more', 'UnknownError')
    })
    forceCloseDatabase(opened.at(-1) as never)
    await vi.waitFor(() => expect(replica.status).toBe('closed'))
    await expect(replica.addOutboxRow(outboxRow(1))).rejects.toMatchObject({ problem: 'closed' })
  })

  describe('what cannot be read', () => {
    it('names a message once, to be fetched, until it is stored anew', async () => {
      await replica.applyHistory(ROOM, arrival)
      await plant('messages', { room: ROOM, id: messageId(2), at: 2000, text: null })
      await replica.readPage(ROOM, undefined, 10)
      await replica.readPage(ROOM, undefined, 10)
      expect(replica.broken).toEqual([{ room: ROOM, id: messageId(2) }])
      expect(replica.skipped).toBe(1)
      await replica.applyHistory(ROOM, {
        messages: [message(2)],
        complete: undefined,
        cursor: undefined,
      })
      expect(replica.broken).toEqual([])
      expect(replica.skipped).toBe(0)
      expect((await replica.readPage(ROOM, undefined, 10)).messages).toEqual(messages(1, 3))
    })

    it('keeps an outbox row and gives what can be shown of it, until it is dropped', async () => {
      await replica.addOutboxRow(outboxRow(1))
      await plant('outbox', { id: 'strange', room: ROOM, text: 'still mine', status: 'flying' })
      await plant('outbox', { id: 'stranger', room: 5 })
      expect(await replica.readOutbox()).toEqual([outboxRow(1)])
      expect(replica.skipped).toBe(2)
      expect(await (await replica.upkeep()).readBrokenRows()).toEqual([
        { key: 'strange', room: ROOM, text: 'still mine' },
        { key: 'stranger', room: undefined, text: undefined },
      ])
      await (await replica.upkeep()).dropBrokenRow('stranger')
      expect((await (await replica.upkeep()).readBrokenRows()).map(({ key }) => key)).toEqual([
        'strange',
      ])
      expect(replica.skipped).toBe(1)
    })

    it('passes over what is no picture among those that wait', async () => {
      await plant('facts', [5, null, '', 'a_4x3', { id: 'b' }], `tray/${ROOM}`)
      await plant('facts', 'c_4x3', `tray/${OTHER_ROOM}`)
      const upkeep = await replica.upkeep()
      expect(await upkeep.readTray(ROOM)).toEqual(['a_4x3'])
      expect(await upkeep.readTray(OTHER_ROOM)).toEqual([])
    })

    it('reads a draft of the first version', async () => {
      await plant('drafts', 'bare text', ROOM)
      expect(await replica.readDraft(ROOM)).toEqual({ room: ROOM, text: 'bare text', at: 0 })
    })
  })

  describe('a disk that fills up in the middle', () => {
    it('is full, though the requests only hear that they were aborted', async () => {
      const { put } = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype)
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(function (
        this: IDBObjectStore,
        ...given
      ) {
        const { transaction } = this
        const request = put.value!.apply(this, given)
        const error = new DOMException('no space left', 'QuotaExceededError')
        Object.defineProperty(transaction, 'error', { get: () => error })
        queueMicrotask(() => transaction.abort())
        return request
      })
      await replica.addOutboxRow(outboxRow(3))
      const failure = replica.applyHistory(ROOM, arrival)
      await expect(failure).rejects.toBeInstanceOf(StorageError)
      await expect(failure).rejects.toMatchObject({ problem: 'full' })
      expect(replica.status).toBe('full')
      expect(await replica.readHistory(ROOM)).toEqual({ stretches: [], cursor: undefined })
      expect(await replica.readOutbox()).toEqual([outboxRow(3)])
      expect(await (await replica.upkeep()).readUsage()).toEqual([])
      await replica.applyHistory(ROOM, arrival)
      expect(replica.status).toBe('disk')
    })
  })

  it('leaves a picture where it waits when the row that names it could not be kept', async () => {
    const id = `${messageId(1)}_4x3` as BlobId
    const upkeep = await replica.upkeep()
    await upkeep.putInTray({
      ...{ id, room: ROOM, from: MEI, type: 'image/webp', tiny: undefined },
      ...{ bytes: new Uint8Array([1]) },
    })
    await replica.addOutboxRow(outboxRow(1))
    const failure = replica.addOutboxRow(outboxRow(1, { blob: id }))
    await expect(failure).rejects.toBeInstanceOf(StorageError)
    expect(await upkeep.readTray(ROOM)).toEqual([id])
  })

  describe('an earlier version', () => {
    it('is upgraded with all that it had; what it takes up is counted when asked for', async () => {
      replica.close()
      await deleteDB(databaseName(MEI))
      const old = await openDB(databaseName(MEI), 1, {
        upgrade(database) {
          for (const name of ['rooms', 'publicRooms', 'outbox', 'profiles']) {
            database.createObjectStore(name, { keyPath: 'id' })
          }
          const kept = database.createObjectStore('messages', { keyPath: ['room', 'id'] })
          kept.createIndex('position', ['room', 'at', 'id'])
          for (const name of ['histories', 'drafts', 'facts']) database.createObjectStore(name)
        },
      })
      for (const each of messages(1, 3)) await old.put('messages', each)
      await old.put('histories', { stretches: [arrival.complete], cursor: 3000 }, ROOM)
      await old.put('outbox', outboxRow(5))
      old.close()
      replica = await IdbReplica.open(MEI)
      expect(replica.status).toBe('disk')
      expect(await replica.readOutbox()).toEqual([outboxRow(5)])
      await (await replica.upkeep()).noteOpened(ROOM, 5)
      const [counted] = await (await replica.upkeep()).readUsage()
      expect(counted).toMatchObject({ room: ROOM, messages: 3 })
      expect(counted?.bytes).toBeGreaterThan(0)
      expect(await (await replica.upkeep()).readUsage()).toEqual([counted])
      await (await replica.upkeep()).evict(ROOM, { bytes: 1, keep: 1 })
      expect(await (await replica.upkeep()).readUsage()).toMatchObject([{ messages: 2 }])
    })
  })

  it('weighs the pictures that an older version has kept', async () => {
    replica.close()
    await deleteDB(databaseName(MEI))
    const old = await openDB(databaseName(MEI), 4, {
      upgrade(database) {
        for (const name of ['histories', 'facts', 'usage']) database.createObjectStore(name)
        for (const name of ['pictures', 'outbox'])
          database.createObjectStore(name, { keyPath: 'id' })
        const kept = database.createObjectStore('messages', { keyPath: ['room', 'id'] })
        kept.createIndex('position', ['room', 'at', 'id'])
      },
    })
    const id = `${messageId(1)}_4x3` as BlobId
    const picture = { id, room: ROOM, from: MEI, type: 'image/webp', bytes: new Uint8Array(5000) }
    await old.put('pictures', picture)
    await old.put('pictures', { id: 'unreadable', room: ROOM })
    old.close()
    replica = await IdbReplica.open(MEI)
    const upkeep = await replica.upkeep()
    const [usage] = await upkeep.readUsage()
    expect(usage).toMatchObject({ room: ROOM, messages: 0 })
    expect(usage?.pictureBytes).toBeGreaterThanOrEqual(5000)
    expect((await upkeep.readPicture(id))?.bytes).toHaveLength(5000)
  })

  describe('versions', () => {
    it('will not open what a newer version has made', async () => {
      replica.close()
      const newer = await openDB(databaseName(MEI), DATABASE_VERSION + 1)
      newer.close()
      await expect(IdbReplica.open(MEI)).rejects.toMatchObject({ name: 'VersionError' })
    })

    it('makes room for a newer version and says that it is outdated', async () => {
      const onStatus = vi.fn()
      replica.onStatus(onStatus)
      const newer = await openDB(databaseName(MEI), DATABASE_VERSION + 1)
      newer.close()
      expect(replica.status).toBe('outdated')
      expect(onStatus).toHaveBeenCalledOnce()
      await expect(replica.putDraft(draft('x'))).rejects.toMatchObject({ problem: 'closed' })
    })
  })
})
