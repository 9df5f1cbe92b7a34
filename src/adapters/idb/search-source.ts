import { openDatabase, type HearthDatabase } from '@/adapters/idb/open-database'
import type { Message } from '@/domain/message/message'
import { parseHistory } from '@/domain/message/parse-history'
import { parseMessage } from '@/domain/message/parse-message'
import { isRoomId, type RoomId, type UserId } from '@/shared/ids'

/** So many records are read at a time. */
const CHUNK = 2000

export interface SourceRoom {
  readonly room: RoomId
  /** How many records there are, readable or not. */
  readonly count: number
  /** The newest change that the feed has brought. */
  readonly cursor: number
}

export interface SourceChunk {
  readonly messages: readonly Message[]
  readonly skipped: number
}

/** What lies in the replica, for reading alone. */
export interface SearchSource {
  /** The rooms with messages, those that were last heard of first. */
  readRooms(): Promise<readonly SourceRoom[]>
  /** All messages of a room, a chunk at a time, each in a transaction of its own. */
  readMessages(room: RoomId): AsyncGenerator<SourceChunk, void, void>
  close(): void
}

/** Rejects where the replica cannot be opened. `onGone`: another version has taken over. */
export async function openSearchSource(user: UserId, onGone: () => void): Promise<SearchSource> {
  const database = await openDatabase(user, { onOutdated: onGone, onTerminated: onGone })
  return {
    readRooms: () => readRoomsFrom(database),
    readMessages: (room) => readMessagesFrom(database, room),
    close: () => database.close(),
  }
}

async function readRoomsFrom(database: HearthDatabase): Promise<readonly SourceRoom[]> {
  const transaction = database.transaction(['histories', 'messages'], 'readonly')
  const rooms: SourceRoom[] = []
  for (const room of await transaction.objectStore('histories').getAllKeys()) {
    if (!isRoomId(room)) continue
    const [raw, count] = await Promise.all([
      transaction.objectStore('histories').get(room),
      transaction.objectStore('messages').count(IDBKeyRange.bound([room], [room, []])),
    ])
    rooms.push({ room, count, cursor: parseHistory(raw).cursor ?? 0 })
  }
  return rooms.sort((a, b) => b.cursor - a.cursor)
}

async function* readMessagesFrom(database: HearthDatabase, room: RoomId) {
  let after: unknown[] = [room]
  for (;;) {
    const range = IDBKeyRange.bound(after, [room, []], after.length > 1)
    const store = database.transaction('messages', 'readonly').store
    const [raw, keys] = await Promise.all([
      store.getAll(range, CHUNK),
      store.getAllKeys(range, CHUNK),
    ])
    const messages = raw.map(parseMessage).filter((message) => message !== undefined)
    yield { messages, skipped: raw.length - messages.length } satisfies SourceChunk
    const last = keys.at(-1)
    if (raw.length < CHUNK || !last) return
    after = last
  }
}
