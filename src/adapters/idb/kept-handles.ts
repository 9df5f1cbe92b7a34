import type { UserId } from '@/shared/ids'

const nameOf = (user: UserId) => `hearth-files-${user}`
const STORE = 'handles'

/** Handles of files that are being sent: of all places that outlive a page, IndexedDB alone can keep them. */
export function keptHandles(user: UserId) {
  return {
    put: (id: string, handle: FileSystemFileHandle) =>
      work(user, 'readwrite', (all) => all.put(handle, id)),
    get: (id: string): Promise<unknown> => work(user, 'readonly', (all) => all.get(id)),
    drop: (id: string) => work(user, 'readwrite', (all) => all.delete(id)),
  }
}

export const dropHandles = (user: UserId) => answered(indexedDB.deleteDatabase(nameOf(user)))

/** Opened for each: what holds it open would keep it from being removed as the person signs out. */
async function work<Result>(
  user: UserId,
  mode: IDBTransactionMode,
  ask: (all: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const opening = indexedDB.open(nameOf(user), 1)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE))
  const database = await answered(opening)
  try {
    return await answered(ask(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

const answered = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')))
  })
