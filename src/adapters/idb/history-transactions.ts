import type { IDBPIndex, IDBPTransaction } from 'idb'
import type { HearthDatabase } from '@/adapters/idb/open-database'
import {
  addStretch,
  BEGINNING,
  endOf,
  groundedStretch,
  newestStretch,
  reachesBeginning,
  stretchAround,
  type History,
} from '@/domain/message/history'
import { comparePositions, type Message, type Position } from '@/domain/message/message'
import { parseHistory } from '@/domain/message/parse-history'
import { parseMessage } from '@/domain/message/parse-message'
import type { HearthSchema } from '@/adapters/idb/schema'
import type { CountGrowth } from '@/adapters/idb/usage'
import { writeIn } from '@/adapters/idb/write-transaction'
import type { CachedNewerPage, CachedPage, HistoryUpdate } from '@/domain/replica/replica'
import type { BrokenMessage } from '@/domain/replica/upkeep'
import type { MessageId, RoomId } from '@/shared/ids'

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
): Promise<{ page: CachedPage; broken: BrokenMessage[] }> {
  const transaction = database.transaction(['messages', 'histories'], 'readonly')
  const history = parseHistory(await transaction.objectStore('histories').get(room))
  const stretch = before ? stretchAround(history, before) : newestStretch(history)
  if (!stretch) return { page: { messages: [], before: 'gap', from: before }, broken: [] }

  // Asked for what lies before the stretch itself. IndexedDB throws at a range with nothing in it.
  if (before && comparePositions(before, stretch.from) === 0) {
    const end = reachesBeginning(stretch) ? 'beginning' : 'gap'
    return { page: { messages: [], before: end, from: before }, broken: [] }
  }

  const bottom = [room, stretch.from.at, stretch.from.id] as [string, number, string]
  const range = before
    ? IDBKeyRange.bound(bottom, [room, before.at, before.id], false, true)
    : IDBKeyRange.bound(bottom, [room, stretch.to.at, stretch.to.id])
  const { messages, broken, hasMore } = await readBackwards(transaction, range, limit)
  const end = reachesBeginning(stretch) ? 'beginning' : 'gap'
  const oldest = messages[0]
  const from = hasMore && oldest ? { at: oldest.at, id: oldest.id } : stretch.from
  return { page: { messages, before: hasMore ? 'cached' : end, from }, broken }
}

/** The last so many messages of a range, oldest first; what cannot be read is told apart and not counted. */
async function readBackwards(transaction: HistoryTransaction, range: IDBKeyRange, limit: number) {
  const index: BackwardsIndex = transaction.objectStore('messages').index('position')
  // All in one answer, in browsers of 2025 and later: a cursor goes back and forth for each.
  const request = { query: range, count: limit + 1, direction: 'prev' } as const
  const read = (await index.getAllRecords?.(request))?.map(({ value }) => parseMessage(value))
  if (read?.every((message) => message !== undefined)) {
    return { messages: read.slice(0, limit).reverse(), broken: [], hasMore: read.length > limit }
  }
  const messages: Message[] = []
  const broken: BrokenMessage[] = []
  let cursor = await index.openCursor(range, 'prev')
  while (cursor && messages.length < limit) {
    const message = parseMessage(cursor.value)
    if (message) messages.push(message)
    else broken.push(toBroken(cursor.primaryKey))
    cursor = await cursor.continue()
  }
  return { messages: messages.reverse(), broken, hasMore: cursor !== null }
}

const toBroken = ([room, id]: readonly [string, string]): BrokenMessage => ({
  room: room as RoomId,
  id: id as MessageId,
})

/** Walks on from a position inside its stretch. */
export async function readPageAfterFrom(
  database: HearthDatabase,
  room: RoomId,
  { after, limit }: { readonly after: Position; readonly limit: number },
): Promise<{ page: CachedNewerPage; broken: BrokenMessage[] }> {
  const transaction = database.transaction(['messages', 'histories'], 'readonly')
  const history = parseHistory(await transaction.objectStore('histories').get(room))
  const stretch = stretchAround(history, after)
  if (!stretch) return { page: { messages: [], after: 'gap', to: after }, broken: [] }
  const end = endOf(history, stretch)
  if (comparePositions(after, stretch.to) === 0) {
    return { page: { messages: [], after: end, to: after }, broken: [] }
  }
  const top: [string, number, string] = [room, stretch.to.at, stretch.to.id]
  const range = IDBKeyRange.bound([room, after.at, after.id], top, true)
  const { messages, broken } = await readRange(transaction, range, limit)
  const newest = messages.at(-1)
  const isFull = messages.length + broken.length === limit && newest !== undefined
  const to = isFull ? { at: newest.at, id: newest.id } : stretch.to
  return { page: { messages, after: isFull ? 'cached' : end, to }, broken }
}

/** What stands after the newest stretch. There is little: one's own, sent while the room was closed. */
export async function readAheadFrom(
  database: HearthDatabase,
  room: RoomId,
): Promise<{ messages: Message[]; broken: BrokenMessage[] }> {
  const transaction = database.transaction(['messages', 'histories'], 'readonly')
  const history = parseHistory(await transaction.objectStore('histories').get(room))
  const { at, id } = newestStretch(history)?.to ?? BEGINNING
  const range = IDBKeyRange.bound([room, at, id], [room, Infinity, ''], true)
  return readRange(transaction, range)
}

type HistoryTransaction = IDBPTransaction<HearthSchema, ('messages' | 'histories')[]>

/** Not in every browser, and not yet in the types: https://w3c.github.io/IndexedDB/#dom-idbindex-getallrecords */
type BackwardsIndex = IDBPIndex<
  HearthSchema,
  ('messages' | 'histories')[],
  'messages',
  'position'
> & {
  getAllRecords?(request: {
    readonly query: IDBKeyRange
    readonly count: number
    readonly direction: 'prev'
  }): Promise<readonly { readonly value: unknown }[]>
}

async function readRange(transaction: HistoryTransaction, range: IDBKeyRange, limit?: number) {
  const index = transaction.objectStore('messages').index('position')
  const [raw, keys] = await Promise.all([
    index.getAll(range, limit),
    index.getAllKeys(range, limit),
  ])
  const read = raw.map(parseMessage)
  const messages = read.filter((message) => message !== undefined)
  return { messages, broken: keys.filter((_, at) => !read[at]).map(toBroken) }
}

/** Everything an arrival changes, in one transaction; what has arrived leaves the outbox in it. */
export async function storeHistory(
  database: HearthDatabase,
  room: RoomId,
  { messages, complete, cursor }: HistoryUpdate,
  countGrowth?: CountGrowth,
): Promise<void> {
  const stores = ['messages', 'histories', 'usage', 'outbox'] as const
  // The same one twice in a batch is counted once.
  const arrived = [...new Map(messages.map((message) => [message.id, message])).values()]
  await writeIn(database, { stores }, async (transaction) => {
    const histories = transaction.objectStore('histories')
    const stored = transaction.objectStore('messages')
    const [raw, ...before] = await Promise.all([
      histories.get(room),
      ...arrived.map(({ id }) => stored.get([room, id])),
    ])
    const known = parseHistory(raw)
    const added = complete && groundedStretch(complete, known.stretches, arrived)
    const next: History = {
      stretches: added ? addStretch(known.stretches, added) : known.stretches,
      cursor: cursor === undefined ? known.cursor : Math.max(cursor, known.cursor ?? 0),
    }
    await Promise.all([
      histories.put(next, room),
      ...arrived.map((message) => stored.put(message)),
      ...arrived.map(({ id }) => transaction.objectStore('outbox').delete(id)),
      countGrowth
        ? countGrowth(transaction, room, { before, after: arrived, isNew: raw === undefined })
        : transaction.objectStore('usage').delete(room),
    ])
  })
}
