import { openDB, type IDBPDatabase } from 'idb'
import { DATABASE_VERSION, type HearthSchema } from '@/adapters/idb/schema'
import type { UserId } from '@/shared/ids'

export type HearthDatabase = IDBPDatabase<HearthSchema>

/** One database a person, so that signing in as another can never show the first one's data. */
export const databaseName = (user: UserId): string => `hearth-${user}`

export function openDatabase(user: UserId, onOutdated: () => void): Promise<HearthDatabase> {
  return openDB<HearthSchema>(databaseName(user), DATABASE_VERSION, {
    upgrade(database) {
      database.createObjectStore('rooms', { keyPath: 'id' })
      database.createObjectStore('publicRooms', { keyPath: 'id' })
      const messages = database.createObjectStore('messages', { keyPath: ['room', 'id'] })
      messages.createIndex('position', ['room', 'at', 'id'])
      database.createObjectStore('histories')
      database.createObjectStore('outbox', { keyPath: 'id' })
      database.createObjectStore('drafts')
      database.createObjectStore('profiles', { keyPath: 'id' })
      database.createObjectStore('facts')
    },
    blocking(_current, _blocked, event) {
      // A newer version waits in another tab. Making room at once keeps that tab from hanging.
      ;(event.target as IDBDatabase).close()
      onOutdated()
    },
    terminated: onOutdated,
  })
}
