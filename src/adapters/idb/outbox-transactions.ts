import type { HearthDatabase } from '@/adapters/idb/open-database'
import { takeFromTray } from '@/adapters/idb/kept-tray'
import { writeIn } from '@/adapters/idb/write-transaction'
import type { OutboxRow } from '@/domain/outbox/outbox'
import { parseOutboxRow } from '@/domain/outbox/parse-outbox'
import type { OutboxChange, OutboxStep } from '@/domain/replica/replica'
import type { MessageId } from '@/shared/ids'

/** Strict durability: a row is promised to the person before the network has seen it. */
const PROMISED = { stores: ['outbox'], durability: 'strict' } as const

/** The rows in order, and those that cannot be read. */
export async function readOutboxFrom(
  database: HearthDatabase,
): Promise<{ rows: OutboxRow[]; broken: (readonly [key: string, raw: unknown])[] }> {
  const transaction = database.transaction('outbox', 'readonly')
  const [raw, keys] = await Promise.all([
    transaction.store.getAll(),
    transaction.store.getAllKeys(),
  ])
  const read = raw.map(parseOutboxRow)
  const broken = keys.flatMap((key, at) => (read[at] ? [] : [[key, raw[at]] as const]))
  const rows = read.filter((row) => row !== undefined).sort((a, b) => a.order - b.order)
  return { rows, broken }
}

export function addRow(database: HearthDatabase, row: OutboxRow): Promise<unknown> {
  const { room, blob } = row
  return writeIn(database, { ...PROMISED, stores: ['outbox', 'facts'] }, (transaction) =>
    Promise.all([
      transaction.objectStore('outbox').add(row),
      blob && takeFromTray(transaction.objectStore('facts'), { room, id: blob }),
    ]),
  )
}

export function changeRow(
  database: HearthDatabase,
  id: MessageId,
  change: OutboxChange,
): Promise<OutboxStep> {
  return writeIn(database, PROMISED, async (transaction) => {
    const store = transaction.objectStore('outbox')
    const before = parseOutboxRow(await store.get(id))
    const after = before && change(before)
    if (after) await store.put(after)
    else if (before) await store.delete(id)
    return { before, after }
  })
}
