import { limitToFirst, onValue, orderByKey, query, ref, type Database } from 'firebase/database'
import { parseChildren } from '@/adapters/firebase/answers'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import type { Watcher } from '@/domain/connection/watcher'
import { parseReadMark } from '@/domain/room/parse-read-mark'
import type { ReadMark } from '@/domain/room/read-mark'
import type { ReadMarkRemote } from '@/domain/room/read-mark-remote'
import { MEMBERS_LIMIT } from '@/domain/room/room-remote'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Read marks under `reads/$room/$uid`. */
export class FirebaseReadMarkRemote implements ReadMarkRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  watch(room: RoomId, watcher: Watcher<readonly ReadMark[]>): Unsubscribe {
    const marks = query(
      ref(this.#database, furtherPaths.readMarks(room)),
      orderByKey(),
      limitToFirst(MEMBERS_LIMIT),
    )
    return onValue(
      marks,
      (snapshot) => {
        const { entities, unreadable } = parseChildren(snapshot, (user, at) =>
          parseReadMark({ user, at }),
        )
        watcher.onValue(entities, unreadable.length)
      },
      () => watcher.onLost(),
    )
  }
}
