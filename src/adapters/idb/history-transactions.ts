import type { HearthDatabase } from '@/adapters/idb/open-database'
import {
  addStretch,
  BEGINNING,
  endOf,
  newestStretch,
  reachesBeginning,
  stretchAround,
  type History,
} from '@/domain/message/history'
import { comparePositions, type Message, type Position } from '@/domain/message/message'
import { parseHistory } from '@/domain/message/parse-history'
import { parseMessage } from '@/domain/message/parse-message'
import type { CachedNewerPage, CachedPage, HistoryUpdate } from '@/domain/replica/replica'
import type { RoomId } from '@/shared/ids'

export async function readHistoryFrom(database: HearthDatabase, room: RoomId): Promise<History> {
  return parseHistory(await database.get('histories', room))
}

interface PageRequest {
  readonly before: Position | undefined
  readonly limit: number
}

/** Walks back from a position inside its stretch: the cost is the page, not the room. */
export async function readPageFrom(
  database: HearthDatabase,
  room: RoomId,
  { before, limit }: PageRequest,
): Promise<{ page: CachedPage; skipped: number }> {
  const transaction = database.transaction(['messages', 'histories'], 'readonly')
  const history = parseHistory(await transaction.objectStore('histories').get(room))
  const stretch = before ? stretchAround(history, before) : newestStretch(history)
  if (!stretch) return { page: { messages: [], before: 'gap', from: before }, skipped: 0 }

  // Asked for what lies before the stretch itself. IndexedDB throws at a range with nothing in it.
  if (before && comparePositions(before, stretch.from) === 0) {
    const end = reachesBeginning(stretch) ? 'beginning' : 'gap'
    return { page: { messages: [], before: end, from: before }, skipped: 0 }
  }

  const bottom = [room, stretch.from.at, stretch.from.id] as [string, number, string]
  const range = before
    ? IDBKeyRange.bound(bottom, [room, before.at, before.id], false, true)
    : IDBKeyRange.bound(bottom, [room, stretch.to.at, stretch.to.id])
  const messages: Message[] = []
  let skipped = 0
  let cursor = await transaction.objectStore('messages').index('position').openCursor(range, 'prev')
  while (cursor && messages.length < limit) {
    const message = parseMessage(cursor.value)
    if (message) messages.push(message)
    else skipped++
    cursor = await cursor.continue()
  }
  const end = reachesBeginning(stretch) ? 'beginning' : 'gap'
  const oldest = messages.at(-1)
  const from = cursor && oldest ? { at: oldest.at, id: oldest.id } : stretch.from
  return { page: { messages: messages.reverse(), before: cursor ? 'cached' : end, from }, skipped }
}

/** Walks on from a position inside its stretch. */
export async function readPageAfterFrom(
  database: HearthDatabase,
  room: RoomId,
  { after, limit }: { readonly after: Position; readonly limit: number },
): Promise<{ page: CachedNewerPage; skipped: number }> {
  const transaction = database.transaction(['messages', 'histories'], 'readonly')
  const history = parseHistory(await transaction.objectStore('histories').get(room))
  const stretch = stretchAround(history, after)
  if (!stretch) return { page: { messages: [], after: 'gap', to: after }, skipped: 0 }
  const end = endOf(history, stretch)
  if (comparePositions(after, stretch.to) === 0) {
    return { page: { messages: [], after: end, to: after }, skipped: 0 }
  }
  const top: [string, number, string] = [room, stretch.to.at, stretch.to.id]
  const range = IDBKeyRange.bound([room, after.at, after.id], top, true)
  const index = transaction.objectStore('messages').index('position')
  const raw = await index.getAll(range, limit)
  const messages = raw.map(parseMessage).filter((message) => message !== undefined)
  const newest = messages.at(-1)
  const isFull = raw.length === limit && newest !== undefined
  const to = isFull ? { at: newest.at, id: newest.id } : stretch.to
  return {
    page: { messages, after: isFull ? 'cached' : end, to },
    skipped: raw.length - messages.length,
  }
}

/** What stands after the newest stretch. There is little: one's own, sent while the room was closed. */
export async function readAheadFrom(
  database: HearthDatabase,
  room: RoomId,
): Promise<{ messages: Message[]; skipped: number }> {
  const transaction = database.transaction(['messages', 'histories'], 'readonly')
  const history = parseHistory(await transaction.objectStore('histories').get(room))
  const { at, id } = newestStretch(history)?.to ?? BEGINNING
  const range = IDBKeyRange.bound([room, at, id], [room, Infinity, ''], true)
  const raw = await transaction.objectStore('messages').index('position').getAll(range)
  const messages = raw.map(parseMessage).filter((message) => message !== undefined)
  return { messages, skipped: raw.length - messages.length }
}

/** Everything an arrival changes, in one transaction; what has arrived leaves the outbox in it. */
export async function storeHistory(
  database: HearthDatabase,
  room: RoomId,
  { messages, complete, cursor }: HistoryUpdate,
): Promise<void> {
  const transaction = database.transaction(['messages', 'histories', 'outbox'], 'readwrite')
  const histories = transaction.objectStore('histories')
  const known = parseHistory(await histories.get(room))
  const next: History = {
    stretches: complete ? addStretch(known.stretches, complete) : known.stretches,
    cursor: cursor === undefined ? known.cursor : Math.max(cursor, known.cursor ?? 0),
  }
  await Promise.all([
    histories.put(next, room),
    ...messages.map((message) => transaction.objectStore('messages').put(message)),
    ...messages.map((message) => transaction.objectStore('outbox').delete(message.id)),
    transaction.done,
  ])
}
