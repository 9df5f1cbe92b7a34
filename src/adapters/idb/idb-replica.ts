import { deleteDB } from 'idb'
import { DatabaseKeeper } from '@/adapters/idb/database-keeper'
import {
  readAheadFrom,
  readHistoryFrom,
  readPageAfterFrom,
  readPageFrom,
  storeHistory,
} from '@/adapters/idb/history-transactions'
import { databaseName } from '@/adapters/idb/open-database'
import { addRow, changeRow, readOutboxFrom } from '@/adapters/idb/outbox-transactions'
import { writeIn } from '@/adapters/idb/write-transaction'
import { lateOf, pinsOf, trayOf } from '@/adapters/idb/schema'
import type { Draft } from '@/domain/draft/draft'
import { parseKeptDraft } from '@/domain/draft/parse-draft'
import { trimHistory, type History } from '@/domain/message/history'
import type { Message, Position } from '@/domain/message/message'
import type { OutboxRow } from '@/domain/outbox/outbox'
import { parseHistory } from '@/domain/message/parse-history'
import { parseMessage } from '@/domain/message/parse-message'
import { parseTray } from '@/domain/picture/tray'
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
import type { BrokenMessage, ReplicaUpkeep } from '@/domain/replica/upkeep'
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
  /** A copy of what nobody else has. */
  readonly #unsent = new Map<MessageId, OutboxRow>()
  readonly #drafts = new Map<RoomId, Draft>()
  readonly #broken = new Map<string, BrokenMessage>()
  readonly #brokenRows = new Set<string>()
  readonly #keeper: DatabaseKeeper
  #skipped = 0

  private constructor(user: UserId, onBlocked: (() => void) | undefined) {
    this.#user = user
    this.#keeper = new DatabaseKeeper(user, {
      onBlocked,
      onStatus: () => this.#notify(),
      unsent: () => ({ rows: [...this.#unsent.values()], drafts: [...this.#drafts.values()] }),
    })
  }

  /** Rejects where IndexedDB cannot be used; the caller falls back to memory. */
  static async open(user: UserId, onBlocked?: () => void): Promise<IdbReplica> {
    const replica = new IdbReplica(user, onBlocked)
    await replica.#keeper.whenOpen()
    return replica
  }

  get status(): StorageStatus {
    return this.#keeper.status
  }

  get skipped(): number {
    return this.#skipped + this.#broken.size + this.#brokenRows.size
  }

  get broken(): readonly BrokenMessage[] {
    return [...this.#broken.values()]
  }

  onStatus(listener: () => void): Unsubscribe {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async readRooms(): Promise<readonly CachedRoom[]> {
    return this.#parsed(
      await this.#keeper.read((database) => database.getAll('rooms')),
      parseCachedRoom,
    )
  }

  async readRoom(id: RoomId): Promise<CachedRoom | undefined> {
    return parseCachedRoom(await this.#keeper.read((database) => database.get('rooms', id)))
  }

  putRoom(id: RoomId, change: RoomPart | RoomChange): Promise<CachedRoom | undefined> {
    return this.#keeper.write((database) =>
      writeIn(database, { stores: ['rooms'] }, async (transaction) => {
        const store = transaction.objectStore('rooms')
        const next = mergeRoom(id, parseCachedRoom(await store.get(id)), change)
        if (next) await store.put(next)
        return next
      }),
    )
  }

  async forgetRoom(id: RoomId): Promise<void> {
    const stores = ['rooms', 'messages', 'histories', 'usage', 'facts', 'pictures'] as const
    await this.#keeper.write((database) =>
      writeIn(database, { stores }, async (transaction) => {
        const facts = transaction.objectStore('facts')
        const tray = parseTray(await facts.get(trayOf(id)))
        await Promise.all([
          transaction.objectStore('rooms').delete(id),
          transaction.objectStore('messages').delete(IDBKeyRange.bound([id], [id, []])),
          transaction.objectStore('histories').delete(id),
          transaction.objectStore('usage').delete(id),
          ...[pinsOf, lateOf, trayOf].map((keyOf) => facts.delete(keyOf(id))),
          ...tray.map((blob) => transaction.objectStore('pictures').delete(blob)),
        ])
      }),
    )
  }

  async readPublicRooms(): Promise<readonly PublicRoom[]> {
    return this.#parsed(
      await this.#keeper.read((database) => database.getAll('publicRooms')),
      parsePublicRoom,
    )
  }

  async putPublicRooms(rooms: readonly PublicRoom[]): Promise<void> {
    await this.#keeper.write((database) =>
      writeIn(database, { stores: ['publicRooms'] }, async (transaction) => {
        const store = transaction.objectStore('publicRooms')
        await store.clear()
        await Promise.all(rooms.map((room) => store.put(room)))
      }),
    )
  }

  readHistory(room: RoomId): Promise<History> {
    return this.#keeper.read((database) => readHistoryFrom(database, room))
  }

  async readPage(room: RoomId, before: Position | undefined, limit: number): Promise<CachedPage> {
    const { page, broken } = await this.#keeper.read((database) =>
      readPageFrom(database, room, { before, limit }),
    )
    this.#noteBroken(broken)
    return page
  }

  async readPageAfter(room: RoomId, after: Position, limit: number): Promise<CachedNewerPage> {
    const { page, broken } = await this.#keeper.read((database) =>
      readPageAfterFrom(database, room, { after, limit }),
    )
    this.#noteBroken(broken)
    return page
  }

  async readMessage(room: RoomId, id: MessageId): Promise<Message | undefined> {
    return parseMessage(await this.#keeper.read((database) => database.get('messages', [room, id])))
  }

  async readAhead(room: RoomId): Promise<readonly Message[]> {
    const { messages, broken } = await this.#keeper.read((database) =>
      readAheadFrom(database, room),
    )
    this.#noteBroken(broken)
    return messages
  }

  async applyHistory(room: RoomId, update: HistoryUpdate): Promise<void> {
    // Where it did not load, what the room takes up is counted when someone asks.
    const aftercare = await this.#keeper.aftercare.catch(() => undefined)
    await this.#keeper.write((database) =>
      storeHistory(database, room, update, aftercare?.countGrowth),
    )
    for (const { id } of update.messages) {
      this.#unsent.delete(id)
      this.#broken.delete(brokenKey({ room, id }))
    }
  }

  async readOutbox(): Promise<readonly OutboxRow[]> {
    const { rows, broken } = await this.#keeper.read(readOutboxFrom)
    this.#unsent.clear()
    for (const row of rows) this.#unsent.set(row.id, row)
    const news = broken.filter(([key]) => !this.#brokenRows.has(key))
    for (const [key] of news) this.#brokenRows.add(key)
    if (news.length > 0) this.#notify()
    return rows
  }

  async addOutboxRow(row: OutboxRow): Promise<void> {
    await this.#keeper.write((database) => addRow(database, row))
    this.#unsent.set(row.id, row)
  }

  async changeOutboxRow(id: MessageId, change: OutboxChange): Promise<OutboxStep> {
    const step = await this.#keeper.write((database) => changeRow(database, id, change))
    if (step.after) this.#unsent.set(id, step.after)
    else this.#unsent.delete(id)
    return step
  }

  async readDraft(room: RoomId): Promise<Draft | undefined> {
    return parseKeptDraft(room, await this.#keeper.read((database) => database.get('drafts', room)))
  }

  async putDraft(draft: Draft): Promise<void> {
    const { room, text, at } = draft
    await this.#keeper.write(async (database) => {
      await database.put('drafts', { text, at }, room)
    })
    if (text === '') this.#drafts.delete(room)
    else this.#drafts.set(room, draft)
  }

  async readProfiles(): Promise<readonly Profile[]> {
    return this.#parsed(
      await this.#keeper.read((database) => database.getAll('profiles')),
      parseProfile,
    )
  }

  async putProfile(profile: Profile): Promise<void> {
    await this.#keeper.write((database) => database.put('profiles', profile))
  }

  async readServerOffset(): Promise<number> {
    const offset = await this.#keeper.read((database) => database.get('facts', SERVER_OFFSET))
    return typeof offset === 'number' && Number.isFinite(offset) ? offset : 0
  }

  async putServerOffset(ms: number): Promise<void> {
    await this.#keeper.write((database) => database.put('facts', ms, SERVER_OFFSET))
  }

  async upkeep(): Promise<ReplicaUpkeep> {
    const { IdbUpkeep } = await import('@/adapters/idb/idb-upkeep')
    return new IdbUpkeep(this.#keeper, {
      trimHistory: (stored, first) => trimHistory(parseHistory(stored), first),
      onMessageDropped: (message) => void this.#broken.delete(brokenKey(message)),
      onRowDropped: (key) => {
        this.#brokenRows.delete(key)
        this.#notify()
      },
    })
  }

  close(): void {
    this.#keeper.close()
  }

  async destroy(): Promise<void> {
    // Emptied first: another tab may keep the database itself open for a while.
    await this.#keeper.write((database) => {
      const stores = [...database.objectStoreNames]
      return writeIn(database, { stores }, (transaction) =>
        Promise.all(stores.map((store) => transaction.objectStore(store).clear())),
      )
    })
    this.close()
    // Not awaited to the end: it waits for other tabs, and there is nothing left in it.
    void deleteDB(databaseName(this.#user)).catch(() => undefined)
  }

  #parsed<Raw, Entity>(raw: readonly Raw[], parse: (raw: Raw) => Entity | undefined): Entity[] {
    const parsed = raw.map(parse).filter((entity) => entity !== undefined)
    const skipped = raw.length - parsed.length
    this.#skipped += skipped
    if (skipped > 0) this.#notify()
    return parsed
  }

  #noteBroken(messages: readonly BrokenMessage[]): void {
    const news = messages.filter((message) => !this.#broken.has(brokenKey(message)))
    for (const message of news) this.#broken.set(brokenKey(message), message)
    if (news.length > 0) this.#notify()
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

const brokenKey = ({ room, id }: BrokenMessage) => `${room}/${id}`
