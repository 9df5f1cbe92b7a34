import {
  get,
  limitToFirst,
  onDisconnect,
  onValue,
  query,
  ref,
  remove,
  serverTimestamp,
  set,
  update,
  type Database,
} from 'firebase/database'
import { answerOf } from '@/adapters/firebase/answers'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import type { Call, DeclineReason } from '@/domain/call/call'
import type { CallBeginning, CallRemote, Sitting } from '@/domain/call/call-remote'
import { parseStoredCall } from '@/domain/call/parse-call'
import type { Watcher } from '@/domain/connection/watcher'
import { isUserId, type RoomId, type UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** `calls/$room`. */
export class FirebaseCallRemote implements CallRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  watch(room: RoomId, watcher: Watcher<Call | undefined>): Unsubscribe {
    return onValue(
      this.#call(room),
      (snapshot) => {
        const call = parseStoredCall(room, snapshot.val())
        watcher.onValue(call, snapshot.exists() && !call ? 1 : 0)
      },
      () => watcher.onLost(),
    )
  }

  async readMembers(room: RoomId, limit: number) {
    const members = ref(this.#database, paths.members(room))
    const found: UserId[] = []
    ;(await get(query(members, limitToFirst(limit)))).forEach(({ key }) => {
      if (isUserId(key)) found.push(key)
    })
    return found
  }

  begin(room: RoomId, beginning: CallBeginning) {
    const { id, kind, user, seat, called } = beginning
    return this.#guarded(room, beginning, () =>
      set(this.#call(room), {
        id,
        by: user,
        at: serverTimestamp(),
        kind,
        people: { [user]: leaseOf(beginning) },
        seats: { [seat]: user },
        called,
      }),
    )
  }

  sit(room: RoomId, sitting: Sitting) {
    return this.#guarded(room, sitting, () =>
      update(this.#call(room), {
        [`people/${sitting.user}`]: leaseOf(sitting),
        [`seats/${sitting.seat}`]: sitting.user,
      }),
    )
  }

  renew(room: RoomId, sitting: Sitting) {
    const lease = ref(this.#database, `${furtherPaths.call(room)}/people/${sitting.user}`)
    return answerOf(set(lease, leaseOf(sitting)))
  }

  async leave(room: RoomId, sitting: Sitting) {
    const answer = await answerOf(update(this.#call(room), goneOf(sitting)))
    // The word for the end goes last: a page that closes halfway must not leave its lease behind.
    await onDisconnect(this.#call(room)).cancel()
    return answer
  }

  end(room: RoomId) {
    return answerOf(remove(this.#call(room)))
  }

  async sweep({ room, people }: Call) {
    const gone = Object.assign({}, ...people.map(goneOf)) as Record<string, null>
    if (people.length > 0) {
      const answer = await answerOf(update(this.#call(room), gone))
      if (answer === 'denied') return answer
    }
    return this.end(room)
  }

  decline(room: RoomId, user: UserId, why: DeclineReason) {
    return answerOf(set(ref(this.#database, `${furtherPaths.call(room)}/declined/${user}`), why))
  }

  /** In one go, the word for the end first. */
  async #guarded(room: RoomId, sitting: Sitting, write: () => Promise<void>) {
    const leaveWord = () => answerOf(onDisconnect(this.#call(room)).update(goneOf(sitting)))
    const [word, answer] = await Promise.all([leaveWord(), answerOf(write())])
    if (answer === 'denied') await onDisconnect(this.#call(room)).cancel()
    // Who sat there had not left yet when the word came.
    else if (word === 'denied') await leaveWord()
    return answer
  }

  #call(room: RoomId) {
    return ref(this.#database, furtherPaths.call(room))
  }
}

const leaseOf = ({ endpoint, seat }: Sitting) => ({ endpoint, seat, beat: serverTimestamp() })

const goneOf = ({ user, seat }: Sitting) => ({ [`people/${user}`]: null, [`seats/${seat}`]: null })
