import {
  child,
  equalTo,
  get,
  limitToFirst,
  onDisconnect,
  onValue,
  orderByChild,
  push,
  query,
  ref,
  serverTimestamp,
  set,
  update,
  type Database,
} from 'firebase/database'
import { answerOf, parseChildren } from '@/adapters/firebase/answers'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import type { Watcher } from '@/domain/connection/watcher'
import { parseWaitingSignal } from '@/domain/peer/parse-signal'
import { createPlaces, inboxOf, inOrderSaid } from '@/domain/peer/places'
import {
  DESK,
  INBOX_LIMIT,
  SIGNAL_LIFE_MS,
  type OutgoingSignal,
  type PeerAddress,
  type WaitingSignal,
} from '@/domain/peer/signal'
import type { SignalRemote } from '@/domain/peer/signal-remote'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** `signals/$uid/$inbox`, where each of a sender's places may hold one for a page of that person. */
export class FirebaseSignalRemote implements SignalRemote {
  readonly #database: Database
  readonly #places = createPlaces()

  constructor(database: Database) {
    this.#database = database
  }

  watch(me: PeerAddress, watcher: Watcher<readonly WaitingSignal[]>): Unsubscribe {
    const name = inboxOf(me.endpoint)
    const inbox = ref(this.#database, furtherPaths.inbox(me.user, name))
    const stopArming = onValue(ref(this.#database, '.info/connected'), (snapshot) => {
      // What is said at the desk is for whichever page comes next. The SDK does not leave that word again after a
      // reconnect (field trap 13).
      if (snapshot.val() !== true || me.endpoint === DESK) return
      onDisconnect(inbox)
        .remove()
        .catch(() => undefined)
    })
    const stop = onValue(
      query(inbox, orderByChild('to'), equalTo(me.endpoint), limitToFirst(INBOX_LIMIT)),
      (snapshot) => {
        const { entities, unreadable } = parseChildren(snapshot, (key, raw) =>
          parseWaitingSignal(`${name}/${key}`, raw),
        )
        watcher.onValue(entities.toSorted(inOrderSaid), unreadable.length)
        // They would stand in the way of what comes after them.
        const places = unreadable.map((key) => `${name}/${key}`)
        if (places.length > 0) this.take(me.user, places).catch(() => undefined)
      },
      () => watcher.onLost(),
    )
    return () => {
      stopArming()
      stop()
    }
  }

  send({ to, user, endpoint, room, link, body }: OutgoingSignal) {
    const inbox = ref(this.#database, furtherPaths.inbox(to.user, inboxOf(to.endpoint)))
    const id = push(inbox).key
    const from = { from: user, endpoint, room, link, at: serverTimestamp(), body }
    return this.#places.find(user, ({ place, slot }) =>
      answerOf(set(child(inbox, place), { slot, id, to: to.endpoint, ...from })),
    )
  }

  take(user: UserId, places: readonly string[]) {
    const all = ref(this.#database, furtherPaths.signals(user))
    return answerOf(update(all, Object.fromEntries(places.map((place) => [place, null]))))
  }

  async sweep(user: UserId, serverNow: number) {
    const all = ref(this.#database, furtherPaths.signals(user))
    const stale: string[] = []
    ;(await get(all)).forEach((inbox) => {
      inbox.forEach((signal) => {
        const at: unknown = signal.child('at').val()
        const isStale = typeof at !== 'number' || serverNow - at > SIGNAL_LIFE_MS
        if (isStale) stale.push(`${inbox.key}/${signal.key}`)
      })
    })
    if (stale.length > 0) await this.take(user, stale)
  }
}
