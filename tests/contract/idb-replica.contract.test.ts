import 'fake-indexeddb/auto'
import { deleteDB, openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { IdbReplica } from '@/adapters/idb/idb-replica'
import { databaseName } from '@/adapters/idb/open-database'
import type { StoreName } from '@/adapters/idb/schema'
import { BEGINNING } from '@/domain/message/history'
import { StorageError } from '@/domain/replica/replica'
import {
  MEI,
  ROOM,
  draft,
  message,
  messageId,
  outboxRow,
  position,
  room,
} from '../support/fixtures'
import { replicaContract } from './replica'
import { trayContract } from './tray'

replicaContract('IdbReplica', (user) => IdbReplica.open(user))
trayContract('IdbReplica', (user) => IdbReplica.open(user))

const outOfSpace = () => new DOMException('no space left', 'QuotaExceededError')

describe('IdbReplica', () => {
  let replica: IdbReplica

  beforeEach(async () => {
    replica = await IdbReplica.open(MEI)
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await replica.destroy().catch(() => undefined)
    await deleteDB(databaseName(MEI))
  })

  /** Puts something into a store that this version would never write. */
  async function plant(store: StoreName, value: unknown, key?: IDBValidKey) {
    const database = await openDB(databaseName(MEI))
    await database.put(store, value, key)
    database.close()
  }

  it('keeps everything over a reload', async () => {
    await replica.addOutboxRow(outboxRow(1, { status: 'sending', tries: 1 }))
    await replica.putDraft(draft('later'))
    replica.close()
    replica = await IdbReplica.open(MEI)
    expect(await replica.readOutbox()).toEqual([outboxRow(1, { status: 'sending', tries: 1 })])
    expect((await replica.readDraft(ROOM))?.text).toBe('later')
    expect(replica.status).toBe('disk')
  })

  it('refuses a second row with the same id', async () => {
    await replica.addOutboxRow(outboxRow(1))
    await expect(replica.addOutboxRow(outboxRow(1, { text: 'other' }))).rejects.toThrow()
    expect(await replica.readOutbox()).toEqual([outboxRow(1)])
  })

  describe('what cannot be read', () => {
    it('is left out and counted, the rest shows', async () => {
      const onStatus = vi.fn()
      replica.onStatus(onStatus)
      await replica.putProfile({ id: MEI, name: 'Mei', photo: undefined })
      await replica.addOutboxRow(outboxRow(1))
      await replica.putRoom(ROOM, { room: room() })
      await plant('profiles', { id: 'x', name: 7 })
      await plant('outbox', { id: messageId(2), status: 'flying' })
      await plant('rooms', { id: 'a/b' })
      await plant('publicRooms', { id: 'p' })

      expect(await replica.readProfiles()).toHaveLength(1)
      expect(await replica.readOutbox()).toEqual([outboxRow(1)])
      expect(await replica.readRooms()).toHaveLength(1)
      expect(await replica.readPublicRooms()).toEqual([])
      expect(replica.skipped).toBe(4)
      expect(onStatus).toHaveBeenCalledTimes(4)
    })

    it('does not hide the messages around it', async () => {
      await replica.applyHistory(ROOM, {
        messages: [message(1), message(3)],
        complete: { from: BEGINNING, to: position(3000, 3) },
        cursor: 3000,
      })
      await plant('messages', { room: ROOM, id: messageId(2), at: 2000, text: null })
      const page = await replica.readPage(ROOM, undefined, 10)
      expect(page.messages).toEqual([message(1), message(3)])
      expect(page.before).toBe('beginning')
      expect(replica.skipped).toBe(1)
    })

    it('makes a broken history an empty one, which is asked for again', async () => {
      await plant('histories', { stretches: 'all of it' }, ROOM)
      expect(await replica.readHistory(ROOM)).toEqual({ stretches: [], cursor: undefined })
      await replica.applyHistory(ROOM, {
        messages: [message(1)],
        complete: { from: BEGINNING, to: position(1000, 1) },
        cursor: 1000,
      })
      expect((await replica.readPage(ROOM, undefined, 5)).messages).toHaveLength(1)
    })

    it('is a draft or an offset that was never there', async () => {
      await plant('drafts', { text: 'x' }, ROOM)
      await plant('facts', 'soon', 'serverOffset')
      expect(await replica.readDraft(ROOM)).toBeUndefined()
      expect(await replica.readServerOffset()).toBe(0)
    })

    it('is a room without its broken part', async () => {
      await plant('rooms', { id: ROOM, room: { name: 5 }, isGone: 'yes', mine: 3, state: [] })
      expect(await replica.readRoom(ROOM)).toEqual({
        id: ROOM,
        room: undefined,
        state: undefined,
        mine: undefined,
        isGone: false,
      })
    })

    it('is never handed to a change of the outbox', async () => {
      await plant('outbox', { id: messageId(2), status: 'flying' })
      const change = vi.fn()
      const step = await replica.changeOutboxRow(messageId(2), change)
      expect(step).toEqual({ before: undefined, after: undefined })
      expect(change).not.toHaveBeenCalled()
    })
  })

  describe('a full disk', () => {
    it('is told to the caller and to the status, and passes', async () => {
      const statuses: string[] = []
      replica.onStatus(() => statuses.push(replica.status))
      vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
        throw outOfSpace()
      })
      const failure = await replica.addOutboxRow(outboxRow(1)).catch((cause: unknown) => cause)
      expect(failure).toBeInstanceOf(StorageError)
      expect(failure).toMatchObject({ problem: 'full' })
      expect(replica.status).toBe('full')
      expect(await replica.readOutbox()).toEqual([])

      await replica.addOutboxRow(outboxRow(1))
      expect(statuses).toEqual(['full', 'disk'])
    })

    /** What a browser does when the disk fills up: the whole transaction is taken back. */
    function takeBackNextPut() {
      const { put } = Object.getOwnPropertyDescriptors(IDBObjectStore.prototype)
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(function (
        this: IDBObjectStore,
        ...given
      ) {
        queueMicrotask(() => this.transaction.abort())
        return put.value!.apply(this, given)
      })
    }

    it('stores all of an arrival or nothing', async () => {
      await replica.addOutboxRow(outboxRow(2))
      takeBackNextPut()
      await expect(
        replica.applyHistory(ROOM, {
          messages: [message(1), message(2)],
          complete: { from: BEGINNING, to: position(2000, 2) },
          cursor: 2000,
        }),
      ).rejects.toBeInstanceOf(StorageError)
      expect(await replica.readHistory(ROOM)).toEqual({ stretches: [], cursor: undefined })
      expect(await replica.readOutbox()).toEqual([outboxRow(2)])
    })

    it('leaves a row as it was when its change cannot be kept', async () => {
      await replica.addOutboxRow(outboxRow(1))
      takeBackNextPut()
      await expect(
        replica.changeOutboxRow(messageId(1), (row) => ({ ...row, status: 'sending' })),
      ).rejects.toBeInstanceOf(StorageError)
      expect(await replica.readOutbox()).toEqual([outboxRow(1)])
    })

    it.each([
      ['putRoom', () => replica.putRoom(ROOM, { room: room() })],
      ['putDraft', () => replica.putDraft(draft('x'))],
      ['putProfile', () => replica.putProfile({ id: MEI, name: 'Mei', photo: undefined })],
      ['putPublicRooms', () => replica.putPublicRooms([{ id: ROOM, name: 'a', topic: '' }])],
      ['changeOutboxRow', () => replica.changeOutboxRow(messageId(1), (row) => ({ ...row }))],
    ])('rejects %s with a StorageError', async (_name, write) => {
      await replica.addOutboxRow(outboxRow(1))
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
        throw outOfSpace()
      })
      await expect(write()).rejects.toMatchObject({ problem: 'full' })
      expect(replica.status).toBe('full')
    })
  })
})
