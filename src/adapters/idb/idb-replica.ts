import { deleteDB } from 'idb'
import {
  readAheadFrom,
  readHistoryFrom,
  readPageAfterFrom,
  readPageFrom,
  storeHistory,
} from '@/adapters/idb/history-transactions'
import { databaseName, openDatabase, type HearthDatabase } from '@/adapters/idb/open-database'
import { STORES } from '@/adapters/idb/schema'
import { toStorageError } from '@/adapters/idb/storage-error'
import type { History } from '@/domain/message/history'
import type { Message, Position } from '@/domain/message/message'
import type { OutboxRow } from '@/domain/outbox/outbox'
import { parseMessage } from '@/domain/message/parse-message'
import { parseOutboxRow } from '@/domain/outbox/parse-outbox'
import { mergeRoom } from '@/domain/replica/merge-room'
import { parseCachedRoom } from '@/domain/replica/parse-cached-room'
import type {
  CachedNewerPage,
  CachedPage,
  CachedRoom,
  HistoryUpdate,
  OutboxChange,
  OutboxStep,
  Replica,
  RoomChange,
  RoomPart,
  StorageStatus,
} from '@/domain/replica/replica'
import { parsePublicRoom } from '@/domain/room/parse-room'
import type { PublicRoom } from '@/domain/room/room'
import { parseProfile } from '@/domain/user/parse-profile'
import type { Profile } from '@/domain/user/profile'
import type { MessageId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

const SERVER_OFFSET = 'serverOffset'

/** One person's Hearth in IndexedDB. See docs/data-model.md for the stores. */
export class IdbReplica implements Replica {
  readonly #user: UserId
  readonly #listeners = new Set<() => void>()
  #database!: HearthDatabase
  #status: StorageStatus = 'disk'
  #skipped = 0

  private constructor(user: UserId) {
    this.#user = user
  }

  /** Rejects where IndexedDB cannot be used; the caller falls back to memory. */
  static async open(user: UserId): Promise<IdbReplica> {
    const replica = new IdbReplica(user)
    replica.#database = await openDatabase(user, () => {
      replica.#setStatus('outdated')
    })
    return replica
  }

  get status(): StorageStatus {
    return this.#status
  }

  get skipped(): number {
    return this.#skipped
  }

  onStatus(listener: () => void): Unsubscribe {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async readRooms(): Promise<readonly CachedRoom[]> {
    return this.#parsed(await this.#database.getAll('rooms'), parseCachedRoom)
  }

  async readRoom(id: RoomId): Promise<CachedRoom | undefined> {
    return parseCachedRoom(await this.#database.get('rooms', id))
  }

  putRoom(id: RoomId, change: RoomPart | RoomChange): Promise<CachedRoom | undefined> {
    return this.#write(async (database) => {
      const transaction = database.transaction('rooms', 'readwrite')
      const next = mergeRoom(id, parseCachedRoom(await transaction.store.get(id)), change)
      await Promise.all([next && transaction.store.put(next), transaction.done])
      return next
    })
  }

  async forgetRoom(id: RoomId): Promise<void> {
    await this.#write(async (database) => {
      const stores = ['rooms', 'messages', 'histories', 'drafts'] as const
      const transaction = database.transaction(stores, 'readwrite')
      await Promise.all([
        transaction.objectStore('rooms').delete(id),
        transaction.objectStore('messages').delete(IDBKeyRange.bound([id], [id, []])),
        transaction.objectStore('histories').delete(id),
        transaction.objectStore('drafts').delete(id),
        transaction.done,
      ])
    })
  }

  async readPublicRooms(): Promise<readonly PublicRoom[]> {
    return this.#parsed(await this.#database.getAll('publicRooms'), parsePublicRoom)
  }

  async putPublicRooms(rooms: readonly PublicRoom[]): Promise<void> {
    await this.#write(async (database) => {
      const transaction = database.transaction('publicRooms', 'readwrite')
      await transaction.store.clear()
      await Promise.all([...rooms.map((room) => transaction.store.put(room)), transaction.done])
    })
  }

  readHistory(room: RoomId): Promise<History> {
    return readHistoryFrom(this.#database, room)
  }

  async readPage(room: RoomId, before: Position | undefined, limit: number): Promise<CachedPage> {
    const { page, skipped } = await readPageFrom(this.#database, room, { before, limit })
    this.#countSkipped(skipped)
    return page
  }

  async readPageAfter(room: RoomId, after: Position, limit: number): Promise<CachedNewerPage> {
    const { page, skipped } = await readPageAfterFrom(this.#database, room, { after, limit })
    this.#countSkipped(skipped)
    return page
  }

  async readMessage(room: RoomId, id: MessageId): Promise<Message | undefined> {
    return parseMessage(await this.#database.get('messages', [room, id]))
  }

  async readAhead(room: RoomId): Promise<readonly Message[]> {
    const { messages, skipped } = await readAheadFrom(this.#database, room)
    this.#countSkipped(skipped)
    return messages
  }

  async applyHistory(room: RoomId, update: HistoryUpdate): Promise<void> {
    await this.#write((database) => storeHistory(database, room, update))
  }

  async readOutbox(): Promise<readonly OutboxRow[]> {
    const rows = this.#parsed(await this.#database.getAll('outbox'), parseOutboxRow)
    return rows.sort((a, b) => a.order - b.order)
  }

  async addOutboxRow(row: OutboxRow): Promise<void> {
    // Strict durability: the row is promised to the person before the network has seen it.
    await this.#write(async (database) => {
      const transaction = database.transaction('outbox', 'readwrite', { durability: 'strict' })
      await Promise.all([transaction.store.add(row), transaction.done])
    })
  }

  changeOutboxRow(id: MessageId, change: OutboxChange): Promise<OutboxStep> {
    return this.#write(async (database) => {
      const transaction = database.transaction('outbox', 'readwrite', { durability: 'strict' })
      const before = parseOutboxRow(await transaction.store.get(id))
      const after = before && change(before)
      const { store, done } = transaction
      // Both are awaited together: a transaction that is taken back fails them both.
      if (after) await Promise.all([store.put(after), done])
      else if (before) await Promise.all([store.delete(id), done])
      return { before, after }
    })
  }

  async readDraft(room: RoomId): Promise<string> {
    const text = await this.#database.get('drafts', room)
    return typeof text === 'string' ? text : ''
  }

  async putDraft(room: RoomId, text: string): Promise<void> {
    await this.#write(async (database) => {
      if (text === '') await database.delete('drafts', room)
      else await database.put('drafts', text, room)
    })
  }

  async readProfiles(): Promise<readonly Profile[]> {
    return this.#parsed(await this.#database.getAll('profiles'), parseProfile)
  }

  async putProfile(profile: Profile): Promise<void> {
    await this.#write((database) => database.put('profiles', profile))
  }

  async readServerOffset(): Promise<number> {
    const offset = await this.#database.get('facts', SERVER_OFFSET)
    return typeof offset === 'number' && Number.isFinite(offset) ? offset : 0
  }

  async putServerOffset(ms: number): Promise<void> {
    await this.#write((database) => database.put('facts', ms, SERVER_OFFSET))
  }

  close(): void {
    this.#database.close()
  }

  async destroy(): Promise<void> {
    // Emptied first: another tab may keep the database itself open for a while.
    await this.#write(async (database) => {
      const transaction = database.transaction(STORES, 'readwrite')
      await Promise.all([
        ...STORES.map((store) => transaction.objectStore(store).clear()),
        transaction.done,
      ])
    })
    this.#database.close()
    // Not awaited to the end: it waits for other tabs, and there is nothing left in it.
    void deleteDB(databaseName(this.#user)).catch(() => undefined)
  }

  async #write<Value>(work: (database: HearthDatabase) => Promise<Value>) {
    try {
      const value = await work(this.#database)
      if (this.#status === 'full') this.#setStatus('disk')
      return value
    } catch (cause) {
      const error = toStorageError(cause)
      if (error.problem === 'full') this.#setStatus('full')
      throw error
    }
  }

  #parsed<Entity>(raw: readonly unknown[], parse: (raw: unknown) => Entity | undefined): Entity[] {
    const parsed = raw.map(parse).filter((entity) => entity !== undefined)
    this.#countSkipped(raw.length - parsed.length)
    return parsed
  }

  #countSkipped(skipped: number): void {
    if (skipped === 0) return
    this.#skipped += skipped
    this.#notify()
  }

  #setStatus(status: StorageStatus): void {
    if (status === this.#status) return
    this.#status = status
    this.#notify()
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}
