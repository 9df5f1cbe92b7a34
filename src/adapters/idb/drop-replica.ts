import { deleteDB } from 'idb'
import { IdbReplica } from '@/adapters/idb/idb-replica'
import { databaseName } from '@/adapters/idb/open-database'
import type { UserId } from '@/shared/ids'

/** Removes everything that is kept of one person, of whichever version. Does nothing made twice. */
export async function dropReplica(user: UserId): Promise<void> {
  try {
    // Emptied first: another tab may keep the database itself open for a while.
    await (await IdbReplica.open(user)).destroy()
  } catch {
    // Of a newer version, or broken: it goes as a whole.
  }
  await deleteDB(databaseName(user))
}
