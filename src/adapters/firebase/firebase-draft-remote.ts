import { onValue, ref, set, type Database } from 'firebase/database'
import { answerOf, parseChildren, withKeys } from '@/adapters/firebase/answers'
import { paths } from '@/adapters/firebase/paths'
import type { Watcher } from '@/domain/connection/watcher'
import type { Draft } from '@/domain/draft/draft'
import type { DraftRemote } from '@/domain/draft/draft-remote'
import { parseDraft } from '@/domain/draft/parse-draft'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Drafts under `private/$uid/drafts`. */
export class FirebaseDraftRemote implements DraftRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  watch(user: UserId, watcher: Watcher<readonly Draft[]>): Unsubscribe {
    return onValue(
      ref(this.#database, paths.drafts(user)),
      (snapshot) => {
        const { entities, unreadable } = parseChildren(snapshot, (room, value) =>
          parseDraft(withKeys(value, { room })),
        )
        watcher.onValue(entities, unreadable.length)
      },
      () => watcher.onLost(),
    )
  }

  save(user: UserId, { room, text, at }: Draft) {
    return answerOf(set(ref(this.#database, paths.draft(user, room)), { text, at }))
  }
}
