import { deleteDB, openDB, type IDBPDatabase } from 'idb'
import type { UserId } from '@/shared/ids'

const nameOf = (user: UserId) => `hearth-files-${user}`
const STORE = 'handles'

/** Handles of files that are being sent: of all places that outlive a page, IndexedDB alone can keep them. */
export function keptHandles(user: UserId) {
  return {
    put: (id: string, handle: FileSystemFileHandle) =>
      work(user, (database) => database.put(STORE, handle, id)),
    get: (id: string): Promise<unknown> => work(user, (database) => database.get(STORE, id)),
    drop: (id: string) => work(user, (database) => database.delete(STORE, id)),
  }
}

export const dropHandles = (user: UserId) => deleteDB(nameOf(user))

/** Opened for each: what holds it open would keep it from being removed as the person signs out. */
async function work<Result>(
  user: UserId,
  ask: (database: IDBPDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openDB(nameOf(user), 1, {
    upgrade: (fresh) => void fresh.createObjectStore(STORE),
  })
  try {
    return await ask(database)
  } finally {
    database.close()
  }
}
