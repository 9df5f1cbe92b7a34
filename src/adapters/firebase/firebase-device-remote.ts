import { onValue, ref, remove, serverTimestamp, set, type Database } from 'firebase/database'
import { answerOf, parseChildren, withKeys } from '@/adapters/firebase/answers'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import type { Watcher } from '@/domain/connection/watcher'
import type { DeviceRemote } from '@/domain/device/device-remote'
import { parseSignedInDevice } from '@/domain/device/parse-signed-in-device'
import type { OwnDevice, SignedInDevice } from '@/domain/device/signed-in-device'
import type { DeviceId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Devices under `devices/$uid`. */
export class FirebaseDeviceRemote implements DeviceRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  watch(user: UserId, watcher: Watcher<readonly SignedInDevice[]>): Unsubscribe {
    return onValue(
      ref(this.#database, furtherPaths.devices(user)),
      (snapshot) => {
        const { entities, unreadable } = parseChildren(snapshot, (id, value) =>
          parseSignedInDevice(withKeys(value, { id })),
        )
        watcher.onValue(entities, unreadable.length)
      },
      () => watcher.onLost(),
    )
  }

  announce(user: UserId, { id, name, since }: OwnDevice & { readonly since?: number | undefined }) {
    const now = serverTimestamp()
    return answerOf(
      set(ref(this.#database, furtherPaths.device(user, id)), {
        name,
        since: since ?? now,
        seen: now,
      }),
    )
  }

  signOut(user: UserId, device: DeviceId) {
    const place = `${furtherPaths.device(user, device)}/out`
    return answerOf(set(ref(this.#database, place), serverTimestamp()))
  }

  drop(user: UserId, device: DeviceId) {
    return answerOf(remove(ref(this.#database, furtherPaths.device(user, device))))
  }
}
