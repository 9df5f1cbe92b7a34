import { get, onValue, ref, serverTimestamp, update, type Database } from 'firebase/database'
import { answerOf, withKeys } from '@/adapters/firebase/answers'
import { paths } from '@/adapters/firebase/paths'
import type { Watcher } from '@/domain/connection/watcher'
import { parseProfile } from '@/domain/user/parse-profile'
import type { Profile } from '@/domain/user/profile'
import type { ProfileRemote } from '@/domain/user/profile-remote'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Profiles under `users/$uid`, read one by one. */
export class FirebaseProfileRemote implements ProfileRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  watch(user: UserId, watcher: Watcher<Profile | undefined>): Unsubscribe {
    return onValue(
      ref(this.#database, paths.user(user)),
      (snapshot) => {
        const profile = parseProfile(withKeys(snapshot.val(), { id: user }))
        watcher.onValue(profile, snapshot.exists() && !profile ? 1 : 0)
      },
      () => watcher.onLost(),
    )
  }

  async save({ id, name, photo }: Profile) {
    const place = ref(this.#database, paths.user(id))
    const isNew = !(await get(place)).exists()
    const created = isNew ? { createdAt: serverTimestamp() } : {}
    return answerOf(update(place, { name, photo: photo ?? null, ...created }))
  }
}
