import type { Database } from 'firebase/database'
import { FirebaseMessageEditRemote } from '@/adapters/firebase/firebase-message-edit-remote'
import type { FirebaseMessageRemote } from '@/adapters/firebase/firebase-message-remote'
import type { FurtherRemotes } from '@/domain/connection/further-remotes'

/** What no room needs to be drawn, in a chunk of its own. */
export function createFurtherRemotes(
  database: Database,
  messages: FirebaseMessageRemote,
): FurtherRemotes {
  return { edits: new FirebaseMessageEditRemote(database, messages) }
}
