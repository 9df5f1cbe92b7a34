import type { Database } from 'firebase/database'
import { FirebaseConnection, type ClockSources } from '@/adapters/firebase/firebase-connection'
import { FirebaseMessageRemote } from '@/adapters/firebase/firebase-message-remote'
import { FirebasePresenceRemote } from '@/adapters/firebase/firebase-presence-remote'
import { FirebaseProfileRemote } from '@/adapters/firebase/firebase-profile-remote'
import { FirebaseRoomRemote } from '@/adapters/firebase/firebase-room-remote'
import type { FurtherRemotes } from '@/domain/connection/further-remotes'
import type { Remotes } from '@/domain/connection/remotes'

/** Every port to one database. */
export function connectRemotes(database: Database, clock: ClockSources): Remotes {
  const messages = new FirebaseMessageRemote(database)
  let further: Promise<FurtherRemotes> | undefined
  async function load() {
    const { createFurtherRemotes } = await import('@/adapters/firebase/further-remotes')
    return createFurtherRemotes(database, messages)
  }
  return {
    connection: new FirebaseConnection(database, clock),
    messages,
    rooms: new FirebaseRoomRemote(database),
    presence: new FirebasePresenceRemote(database),
    profiles: new FirebaseProfileRemote(database),
    async further() {
      further ??= load()
      try {
        return await further
      } catch (cause) {
        further = undefined
        throw cause
      }
    },
  }
}
