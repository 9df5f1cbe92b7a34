import {
  endAt,
  get,
  limitToFirst,
  onValue,
  orderByChild,
  query,
  ref,
  startAt,
  update,
  type Database,
} from 'firebase/database'
import { answerOf, parseChildren, withKeys } from '@/adapters/firebase/answers'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import type { Watcher } from '@/domain/connection/watcher'
import { BEHIND_ALL, FOUND_LIMIT, parseFoundPerson, toListing } from '@/domain/user/directory'
import type { DirectoryRemote } from '@/domain/user/directory-remote'
import type { UserId } from '@/shared/ids'

/** `directory/$uid`, in step with `users/$uid/name`. */
export class FirebaseDirectoryRemote implements DirectoryRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async find(beginning: string) {
    const found = await get(
      query(
        this.#ref(furtherPaths.directory()),
        orderByChild('nameLower'),
        startAt(beginning),
        endAt(beginning + BEHIND_ALL),
        limitToFirst(FOUND_LIMIT),
      ),
    )
    return parseChildren(found, (id, value) => parseFoundPerson(withKeys(value, { id }))).entities
  }

  watchListed(me: UserId, watcher: Watcher<boolean>) {
    return onValue(
      this.#ref(furtherPaths.listed(me)),
      (entry) => watcher.onValue(entry.exists(), 0),
      () => watcher.onLost(),
    )
  }

  async setListed(me: UserId, isListed: boolean) {
    const name: unknown = isListed && (await get(this.#ref(`${paths.user(me)}/name`))).val()
    const entry = typeof name === 'string' ? toListing(name) : null
    return answerOf(update(this.#ref(), { [furtherPaths.listed(me)]: entry }))
  }

  rename(me: UserId, name: string) {
    return answerOf(this.#rename(me, name))
  }

  setStatus(me: UserId, status: string) {
    return answerOf(update(this.#ref(paths.user(me)), { status: status || null }))
  }

  setQuiet(me: UserId, until: number) {
    return answerOf(update(this.#ref(paths.user(me)), { quietUntil: until || null }))
  }

  async #rename(me: UserId, name: string) {
    const isListed = (await get(this.#ref(furtherPaths.listed(me)))).exists()
    await update(this.#ref(), {
      [`${paths.user(me)}/name`]: name,
      ...(isListed && { [furtherPaths.listed(me)]: toListing(name) }),
    })
  }

  #ref(path?: string) {
    return ref(this.#database, path)
  }
}
