import {
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
import { createPlaces, inOrderSaid } from '@/domain/peer/places'
import {
  INBOX_LIMIT,
  SIGNAL_LIFE_MS,
  type OutgoingSignal,
  type PeerAddress,
  type WaitingSignal,
} from '@/domain/peer/signal'
import type { SignalRemote } from '@/domain/peer/signal-remote'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** `signals/$uid`, where each of a sender's places may hold one for any page of that person. */
export class FirebaseSignalRemote implements SignalRemote {
  readonly #database: Database
  readonly #places = createPlaces()

  constructor(database: Database) {
    this.#database = database
  }

  watch(me: PeerAddress, watcher: Watcher<readonly WaitingSignal[]>): Unsubscribe {
    const all = ref(this.#database, furtherPaths.signals(me.user))
    const stopArming = onValue(ref(this.#database, '.info/connected'), (snapshot) => {
      // The SDK does not leave that word again after a reconnect (field trap 13).
      if (snapshot.val() === true)
        onDisconnect(all)
          .remove()
          .catch(() => undefined)
    })
    const stop = onValue(
      query(all, orderByChild('to'), equalTo(me.endpoint), limitToFirst(INBOX_LIMIT)),
      (snapshot) => {
        const { entities, unreadable } = parseChildren(snapshot, parseWaitingSignal)
        watcher.onValue(entities.toSorted(inOrderSaid), unreadable.length)
        // They would stand in the way of what comes after them.
        if (unreadable.length > 0) this.take(me.user, unreadable).catch(() => undefined)
      },
      () => watcher.onLost(),
    )
    return () => {
      stopArming()
      stop()
    }
  }

  send({ to, user, endpoint, room, link, body }: OutgoingSignal) {
    const id = push(ref(this.#database, furtherPaths.signals(to.user))).key
    const from = { from: user, endpoint, room, link, at: serverTimestamp(), body }
    return this.#places.find(user, ({ place, slot }) => {
      const target = ref(this.#database, furtherPaths.signal(to.user, place))
      return answerOf(set(target, { slot, id, to: to.endpoint, ...from }))
    })
  }

  take(user: UserId, places: readonly string[]) {
    const all = ref(this.#database, furtherPaths.signals(user))
    return answerOf(update(all, Object.fromEntries(places.map((place) => [place, null]))))
  }

  async sweep(user: UserId, serverNow: number) {
    const all = ref(this.#database, furtherPaths.signals(user))
    const stale: string[] = []
    ;(await get(all)).forEach((signal) => {
      const at: unknown = signal.child('at').val()
      if (typeof at !== 'number' || serverNow - at > SIGNAL_LIFE_MS) stale.push(signal.key)
    })
    if (stale.length > 0) await this.take(user, stale)
  }
}
