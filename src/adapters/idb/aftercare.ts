import type { HearthDatabase } from '@/adapters/idb/open-database'
import { writeIn } from '@/adapters/idb/write-transaction'
import type { Draft } from '@/domain/draft/draft'
import type { OutboxRow } from '@/domain/outbox/outbox'

export { countGrowth } from '@/adapters/idb/usage'

/** How long to wait before a database that was closed is asked for again. */
const PAUSES_MS = [20, 100, 500]

/** What nobody else has a copy of: a browser that clears everything takes the disk's. */
export interface Unsent {
  readonly rows: readonly OutboxRow[]
  readonly drafts: readonly Draft[]
}

type Open = (onCreated: () => void) => Promise<HearthDatabase>

/** Opens what the browser has closed. Where it has cleared everything, what is unsent is put back. */
export async function reopen(
  open: Open,
  unsent: () => Unsent,
): Promise<{ readonly database: HearthDatabase; readonly wasCleared: boolean }> {
  const made = { isNew: false }
  const database = await tryToOpen(() => open(() => (made.isNew = true)))
  if (made.isNew) await putBack(database, unsent())
  return { database, wasCleared: made.isNew }
}

/** While the browser still clears, it turns away whoever asks. */
async function tryToOpen(open: () => Promise<HearthDatabase>): Promise<HearthDatabase> {
  for (const pause of PAUSES_MS) {
    const database = await open().catch(() => undefined)
    if (database) return database
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return open()
}

/** Another tab may do the same, or has sent a row meanwhile: the server takes a message once. */
async function putBack(database: HearthDatabase, { rows, drafts }: Unsent): Promise<void> {
  const stores = ['outbox', 'drafts'] as const
  await writeIn(database, { stores, durability: 'strict' }, (transaction) =>
    Promise.all([
      ...rows.map((row) => transaction.objectStore('outbox').put(row)),
      ...drafts.map(({ room, text, at }) =>
        transaction.objectStore('drafts').put({ text, at }, room),
      ),
    ]),
  )
}
