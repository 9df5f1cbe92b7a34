import { readPictureWeights } from '@/adapters/idb/kept-pictures'
import type { HearthDatabase } from '@/adapters/idb/open-database'
import { NOTHING, sum, toRecord, type Growth } from '@/adapters/idb/usage'
import { writeIn } from '@/adapters/idb/write-transaction'
import { parseUsage } from '@/domain/replica/parse-usage'
import type { Eviction } from '@/domain/replica/upkeep'
import { weigh, type CountedUsage, type RoomUsage } from '@/domain/replica/usage'
import type { History } from '@/domain/message/history'
import type { Position } from '@/domain/message/message'
import type { MessageId, RoomId } from '@/shared/ids'

export async function readUsageFrom(database: HearthDatabase): Promise<readonly RoomUsage[]> {
  const [rooms, counted, records, pictures] = await Promise.all([
    database.getAllKeys('histories'),
    database.getAllKeys('usage'),
    database.getAll('usage'),
    readPictureWeights(database),
  ])
  const known = new Map(
    counted.map((room, index) => [room, parseUsage(room as RoomId, records[index])]),
  )
  const usage: RoomUsage[] = []
  for (const room of new Set([...rooms, ...counted, ...pictures.keys()]) as Set<RoomId>) {
    const messages = known.get(room) ?? (await countRoom(database, room))
    usage.push({ ...messages, pictureBytes: pictures.get(room) ?? 0 })
  }
  return usage
}

/** Once a room, for what was stored before there was a count. */
function countRoom(database: HearthDatabase, room: RoomId): Promise<CountedUsage> {
  return writeIn(database, { stores: ['messages', 'usage'] }, async (transaction) => {
    const records = await transaction.objectStore('messages').getAll(wholeRoom(room))
    const bytes = records.reduce<number>((total, record) => total + weigh(record), 0)
    const usage = { room, messages: records.length, bytes, openedAt: 0 }
    await transaction.objectStore('usage').put(toRecord(usage), room)
    return usage
  })
}

export async function noteOpenedIn(database: HearthDatabase, room: RoomId, openedAt: number) {
  await writeIn(database, { stores: ['usage', 'histories'] }, async (transaction) => {
    const store = transaction.objectStore('usage')
    const known = parseUsage(room, await store.get(room))
    const isCounted = known ?? !(await transaction.objectStore('histories').getKey(room))
    if (isCounted) await store.put(toRecord({ ...NOTHING, ...known, openedAt }), room)
  })
}

/** What is left of a stored history once everything before a position is given up. */
export type TrimHistory = (stored: unknown, first: Position) => History

/** The oldest messages of a room, as many as give back what is wanted, in one transaction. */
export async function evictFrom(
  database: HearthDatabase,
  room: RoomId,
  { bytes, keep }: Eviction,
  trimHistory: TrimHistory,
): Promise<number> {
  await readUsageFrom(database)
  const stores = ['messages', 'histories', 'usage'] as const
  return writeIn(database, { stores }, async (transaction) => {
    const messages = transaction.objectStore('messages')
    let left = (await messages.count(wholeRoom(room))) - Math.max(1, keep)
    let gone: Growth = { messages: 0, bytes: 0 }
    let cursor = await messages.index('position').openCursor(positionsOf(room))
    while (cursor && left > 0 && gone.bytes < bytes) {
      gone = { messages: gone.messages + 1, bytes: gone.bytes + weigh(cursor.value) }
      await cursor.delete()
      left--
      cursor = await cursor.continue()
    }
    if (gone.messages === 0) return 0
    const histories = transaction.objectStore('histories')
    const [, at, id] = cursor?.key ?? [room, Infinity, '']
    const trimmed = trimHistory(await histories.get(room), { at, id: id as MessageId })
    await histories.put(trimmed, room)
    const usage = parseUsage(room, await transaction.objectStore('usage').get(room))
    if (usage) {
      const lost = { messages: -gone.messages, bytes: -gone.bytes }
      await transaction.objectStore('usage').put(toRecord({ ...usage, ...sum(usage, lost) }), room)
    }
    return gone.bytes
  })
}

const wholeRoom = (room: RoomId) => IDBKeyRange.bound([room], [room, []])
const positionsOf = (room: RoomId) => IDBKeyRange.bound([room], [room, []])
