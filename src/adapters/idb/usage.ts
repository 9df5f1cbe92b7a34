import type { WriteTransaction } from '@/adapters/idb/write-transaction'
import { parseUsage } from '@/domain/replica/parse-usage'
import { weigh, type CountedUsage } from '@/domain/replica/usage'
import type { RoomId } from '@/shared/ids'

export const NOTHING = { messages: 0, bytes: 0, openedAt: 0 }

interface Replacement {
  /** What stood in the place of each; `undefined` where nothing did. */
  readonly before: readonly unknown[]
  readonly after: readonly unknown[]
  readonly isNew: boolean
}

export type CountGrowth = typeof countGrowth

export interface Growth {
  readonly messages: number
  readonly bytes: number
}

/**
 * Counts what has changed, within the transaction that changes it. A room that nobody has counted
 * yet, from before there was a count, stays so until someone asks.
 */
export async function countGrowth(
  transaction: WriteTransaction<'messages' | 'histories' | 'usage' | 'outbox'>,
  room: RoomId,
  { before, after, isNew }: Replacement,
): Promise<void> {
  const growth = {
    messages: before.filter((record) => record === undefined).length,
    bytes: total(after) - total(before),
  }
  const store = transaction.objectStore('usage')
  const known =
    parseUsage(room, await store.get(room)) ?? (isNew ? { room, ...NOTHING } : undefined)
  if (!known || (!isNew && growth.messages === 0 && growth.bytes === 0)) return
  await store.put(toRecord({ ...known, ...sum(known, growth) }), room)
}

export function sum(known: Growth, growth: Growth): Growth {
  return {
    messages: Math.max(0, known.messages + growth.messages),
    bytes: Math.max(0, known.bytes + growth.bytes),
  }
}

export function toRecord({ messages, bytes, openedAt }: Omit<CountedUsage, 'room'>) {
  return { messages, bytes, openedAt }
}

const total = (records: readonly unknown[]) =>
  records.reduce<number>((sum, record) => sum + weigh(record), 0)
