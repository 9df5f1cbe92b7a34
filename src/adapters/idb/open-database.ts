import { openDB, type IDBPDatabase, type IDBPObjectStore } from 'idb'
import { DATABASE_VERSION, type HearthSchema, type StoreName } from '@/adapters/idb/schema'
import { weighPicture } from '@/domain/replica/usage'
import type { UserId } from '@/shared/ids'

export type HearthDatabase = IDBPDatabase<HearthSchema>

/** One database a person, so that signing in as another can never show the first one's data. */
export const databaseName = (user: UserId): string => `hearth-${user}`

export interface DatabaseWatch {
  /** A tab with an older version holds the database and does not let go of it. */
  readonly onBlocked?: (() => void) | undefined
  /** There was nothing before. */
  readonly onCreated?: () => void
  /** A newer version wants it: it has been closed here. */
  readonly onOutdated?: () => void
  /** The browser has closed it: its data was cleared, or the disk has failed. */
  readonly onTerminated?: () => void
}

export function openDatabase(user: UserId, watch: DatabaseWatch): Promise<HearthDatabase> {
  return openDB<HearthSchema>(databaseName(user), DATABASE_VERSION, {
    upgrade(database, oldVersion, _newVersion, transaction) {
      if (oldVersion < 1) {
        for (const store of ['rooms', 'publicRooms', 'outbox', 'profiles'] as const) {
          database.createObjectStore(store, { keyPath: 'id' })
        }
        for (const store of ['histories', 'drafts', 'facts'] as const) {
          database.createObjectStore(store)
        }
        const messages = database.createObjectStore('messages', { keyPath: ['room', 'id'] })
        messages.createIndex('position', ['room', 'at', 'id'])
        watch.onCreated?.()
      }
      // Filled as rooms change, and for the others when it is asked for: an upgrade must be quick.
      if (oldVersion < 2) database.createObjectStore('usage')
      if (oldVersion < 3) database.createObjectStore('changes')
      if (oldVersion < 4) {
        database.createObjectStore('pictures', { keyPath: 'id' }).createIndex('room', 'room')
      }
      if (oldVersion < 5) {
        const pictures = transaction.objectStore('pictures')
        pictures.createIndex('weight', ['room', 'weight'])
        // The transaction of the upgrade waits for it.
        void weighAll(pictures)
      }
    },
    blocked: () => watch.onBlocked?.(),
    blocking(_current, _blocked, event) {
      // A newer version waits in another tab. Making room at once keeps that tab from hanging.
      ;(event.target as IDBDatabase).close()
      watch.onOutdated?.()
    },
    terminated: () => watch.onTerminated?.(),
  })
}

/** For pictures that were stored before there was a weight. */
async function weighAll(
  pictures: IDBPObjectStore<HearthSchema, StoreName[], 'pictures', 'versionchange'>,
): Promise<void> {
  let kept = await pictures.openCursor()
  for (; kept; kept = await kept.continue()) {
    const picture = kept.value as { readonly bytes?: unknown }
    if (!(picture.bytes instanceof Uint8Array)) continue
    const { bytes } = picture
    await kept.update({ ...picture, weight: weighPicture({ bytes }) })
  }
}
