import {
  onDisconnect,
  onValue,
  ref,
  remove,
  serverTimestamp,
  set,
  update,
  type Database,
} from 'firebase/database'
import { parseChildren, withKeys } from '@/adapters/firebase/answers'
import { paths } from '@/adapters/firebase/paths'
import type { Watcher } from '@/domain/connection/watcher'
import { parseLease, parseTyping } from '@/domain/presence/parse-presence'
import type { PresenceLease } from '@/domain/presence/presence'
import type { PresenceRecord, PresenceRemote } from '@/domain/presence/presence-remote'
import type { TypingSign } from '@/domain/presence/typing'
import type { ConnectionId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Leases under `presence/$uid/$connection`, signs under `typing/$room/$uid`. */
export class FirebasePresenceRemote implements PresenceRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async announce(user: UserId, connection: ConnectionId, state: PresenceLease['state']) {
    const lease = ref(this.#database, paths.lease(user, connection))
    // The word for the end goes first: the SDK would otherwise send "online" before its guard.
    await Promise.all([
      onDisconnect(lease).remove(),
      onDisconnect(ref(this.#database, paths.lastSeen(user))).set(serverTimestamp()),
    ])
    await set(lease, { state, at: serverTimestamp(), beat: serverTimestamp() })
  }

  async renew(user: UserId, connection: ConnectionId, state: PresenceLease['state']) {
    const lease = ref(this.#database, paths.lease(user, connection))
    await update(lease, { state, beat: serverTimestamp() })
  }

  async withdraw(user: UserId, connection: ConnectionId) {
    const lease = ref(this.#database, paths.lease(user, connection))
    const lastSeen = ref(this.#database, paths.lastSeen(user))
    // The word for the end goes last: a page that closes halfway must not leave its lease behind.
    await Promise.all([
      remove(lease),
      set(lastSeen, serverTimestamp()),
      onDisconnect(lease).cancel(),
      onDisconnect(lastSeen).cancel(),
    ])
  }

  watch(user: UserId, watcher: Watcher<PresenceRecord>): Unsubscribe {
    let leases: readonly PresenceLease[] = []
    let lastSeen: number | undefined
    let skipped = 0
    const publish = () => watcher.onValue({ leases, lastSeen }, skipped)
    // One without the other would be half the truth.
    const lost = () => {
      stop()
      watcher.onLost()
    }
    const stops = [
      onValue(
        ref(this.#database, paths.presence(user)),
        (snapshot) => {
          const { entities, unreadable } = parseChildren(snapshot, (connection, value) =>
            parseLease(withKeys(value, { connection })),
          )
          leases = entities
          skipped = unreadable.length
          publish()
        },
        lost,
      ),
      onValue(
        ref(this.#database, paths.lastSeen(user)),
        (snapshot) => {
          const at: unknown = snapshot.val()
          lastSeen = typeof at === 'number' ? at : undefined
          publish()
        },
        lost,
      ),
    ]
    const stop = () => {
      for (const end of stops) end()
    }
    return stop
  }

  async setTyping(room: RoomId, user: UserId, isTyping: boolean) {
    const sign = ref(this.#database, paths.typingOf(room, user))
    if (!isTyping) {
      await remove(sign)
      return
    }
    // In one go, the word for the end first: a sign that is taken back meanwhile must not come after.
    await Promise.all([onDisconnect(sign).remove(), set(sign, serverTimestamp())])
  }

  watchTyping(room: RoomId, watcher: Watcher<readonly TypingSign[]>): Unsubscribe {
    return onValue(
      ref(this.#database, paths.typing(room)),
      (snapshot) => {
        const { entities, unreadable } = parseChildren(snapshot, (user, at) =>
          parseTyping({ user, at }),
        )
        watcher.onValue(entities, unreadable.length)
      },
      () => watcher.onLost(),
    )
  }
}
