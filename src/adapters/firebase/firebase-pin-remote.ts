import { get, onValue, ref, serverTimestamp, set, update, type Database } from 'firebase/database'
import { answerOf, parseChildren } from '@/adapters/firebase/answers'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import type { Watcher } from '@/domain/connection/watcher'
import { parsePin } from '@/domain/message/parse-pin'
import { MAX_PINS, orderPins, type Pin, type PinRemote } from '@/domain/message/pin-remote'
import { isMessageId, type MessageId, type RoomId, type UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Somebody else may take a place between looking for it and taking it. */
const ATTEMPTS = 3

/** Pins in the places `pins/$room/0` to `19`: see docs/decisions/0013-pins-in-places.md. */
export class FirebasePinRemote implements PinRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  watch(room: RoomId, watcher: Watcher<readonly Pin[]>): Unsubscribe {
    return onValue(
      ref(this.#database, furtherPaths.pins(room)),
      (snapshot) => {
        const { entities, unreadable } = parseChildren(snapshot, (_place, value) => parsePin(value))
        watcher.onValue(orderPins(entities), unreadable.length)
      },
      () => watcher.onLost(),
    )
  }

  async pin(room: RoomId, id: MessageId, by: UserId) {
    for (let attempt = 1; ; attempt++) {
      const taken = await this.#read(room)
      if ([...taken.values()].includes(id)) return 'done'
      const place = await this.#findPlace(room, taken)
      if (place === undefined) return 'full'
      const pin = { id, by, at: serverTimestamp() }
      const answer = await answerOf(set(ref(this.#database, furtherPaths.pin(room, place)), pin))
      if (answer === 'done' || attempt === ATTEMPTS) return answer
    }
  }

  async unpin(room: RoomId, id: MessageId) {
    const places = [...(await this.#read(room))].filter(([, pinned]) => pinned === id)
    if (places.length === 0) return 'done'
    const gone = places.map(([place]) => [furtherPaths.pin(room, place), null] as const)
    return answerOf(update(ref(this.#database), Object.fromEntries(gone)))
  }

  /** What stands in each place that is taken, readable or not. */
  async #read(room: RoomId): Promise<ReadonlyMap<number, unknown>> {
    const taken = new Map<number, unknown>()
    const snapshot = await get(ref(this.#database, furtherPaths.pins(room)))
    snapshot.forEach((each) => void taken.set(Number(each.key), each.child('id').val()))
    return taken
  }

  /** A free one, else one whose message was deleted. */
  async #findPlace(room: RoomId, taken: ReadonlyMap<number, unknown>) {
    const free = Array.from({ length: MAX_PINS }, (_, place) => place).find(
      (place) => !taken.has(place),
    )
    if (free !== undefined) return free
    for (const [place, id] of taken) {
      if (!isMessageId(id)) continue
      const deletedAt = `${paths.message(room, id)}/deletedAt`
      if ((await get(ref(this.#database, deletedAt))).exists()) return place
    }
    return undefined
  }
}
