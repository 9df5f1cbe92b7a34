import type { IDBPTransaction } from 'idb'
import type { HearthDatabase } from '@/adapters/idb/open-database'
import type { HearthSchema, StoreName } from '@/adapters/idb/schema'

export type WriteTransaction<Name extends StoreName> = IDBPTransaction<
  HearthSchema,
  Name[],
  'readwrite'
>

interface WriteOptions<Name extends StoreName> {
  readonly stores: readonly Name[]
  /** `strict`: on the disk itself before it settles, for what has been promised to a person. */
  readonly durability?: 'strict'
}

/** All of the work or none of it. Rejects with what ended the transaction, settles once it is stored. */
export async function writeIn<Name extends StoreName, Value>(
  database: HearthDatabase,
  { stores, durability }: WriteOptions<Name>,
  work: (transaction: WriteTransaction<Name>) => Promise<Value>,
): Promise<Value> {
  const options = durability && { durability }
  const transaction = database.transaction([...stores], 'readwrite', options)
  const ending = transaction.done.then(
    () => undefined,
    (cause: unknown) => ({ cause }),
  )
  try {
    const value = await work(transaction)
    const failure = await ending
    if (failure) throw failure.cause
    return value
  } catch (cause) {
    abort(transaction)
    await ending
    // Of a full disk a request only hears that it was aborted; the transaction knows why.
    throw transaction.error ?? cause
  }
}

function abort(transaction: { abort(): void }) {
  try {
    transaction.abort()
  } catch {
    // It has ended already.
  }
}
