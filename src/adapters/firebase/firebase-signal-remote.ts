import {
  get,
  limitToFirst,
  onDisconnect,
  onValue,
  orderByKey,
  push,
  query,
  ref,
  serverTimestamp,
  set,
  update,
  type Database,
} from 'firebase/database'
import { answerOf, parseChildren, withKeys } from '@/adapters/firebase/answers'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import type { Watcher } from '@/domain/connection/watcher'
import { parseSignal } from '@/domain/peer/parse-signal'
import {
  INBOX_LIMIT,
  SIGNAL_LIFE_MS,
  type OutgoingSignal,
  type PeerAddress,
  type Signal,
} from '@/domain/peer/signal'
import type { SignalRemote } from '@/domain/peer/signal-remote'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Inboxes under `signals/$uid/$endpoint`. */
export class FirebaseSignalRemote implements SignalRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  watch(me: PeerAddress, watcher: Watcher<readonly Signal[]>): Unsubscribe {
    const inbox = ref(this.#database, furtherPaths.inbox(me.user, me.endpoint))
    const stopArming = onValue(ref(this.#database, '.info/connected'), (snapshot) => {
      // The SDK does not leave that word again after a reconnect (field trap 13).
      if (snapshot.val() === true)
        onDisconnect(inbox)
          .remove()
          .catch(() => undefined)
    })
    const stop = onValue(
      query(inbox, orderByKey(), limitToFirst(INBOX_LIMIT)),
      (snapshot) => {
        const { entities, unreadable } = parseChildren(snapshot, (id, raw) =>
          parseSignal(withKeys(fromRecord(raw), { id })),
        )
        watcher.onValue(entities, unreadable.length)
        // They would stand in the way of what comes after them.
        if (unreadable.length > 0) this.take(me, unreadable).catch(() => undefined)
      },
      () => watcher.onLost(),
    )
    return () => {
      stopArming()
      stop()
    }
  }

  send({ to, user, endpoint, room, link, body }: OutgoingSignal) {
    const place = push(ref(this.#database, furtherPaths.inbox(to.user, to.endpoint)))
    const record = { from: user, endpoint, room, link, at: serverTimestamp(), body }
    return answerOf(set(place, record))
  }

  take(me: PeerAddress, ids: readonly string[]) {
    const inbox = ref(this.#database, furtherPaths.inbox(me.user, me.endpoint))
    return answerOf(update(inbox, Object.fromEntries(ids.map((id) => [id, null]))))
  }

  async sweep(user: UserId, serverNow: number) {
    const inboxes = ref(this.#database, furtherPaths.inboxes(user))
    const gone: Record<string, null> = {}
    ;(await get(inboxes)).forEach((inbox) => {
      inbox.forEach((signal) => {
        const at: unknown = signal.child('at').val()
        const isStale = typeof at !== 'number' || serverNow - at > SIGNAL_LIFE_MS
        if (isStale) gone[`${inbox.key}/${signal.key}`] = null
      })
    })
    if (Object.keys(gone).length > 0) await update(inboxes, gone)
  }
}

/** In the database it is `from`, as in a message. */
function fromRecord(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  return { ...raw, user: (raw as { readonly from?: unknown }).from }
}
