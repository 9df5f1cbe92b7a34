import {
  get,
  limitToFirst,
  onValue,
  orderByKey,
  query,
  ref,
  serverTimestamp,
  set,
  update,
  type Database,
} from 'firebase/database'
import { answerOf, parseChildren, withKeys } from '@/adapters/firebase/answers'
import { closing } from '@/adapters/firebase/closing'
import { createRoom } from '@/adapters/firebase/firebase-room-writes'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import type { Watcher } from '@/domain/connection/watcher'
import { parseBan } from '@/domain/room/parse-invite'
import type { Role, RoomDraft } from '@/domain/room/room'
import type { Ban, RoomCareRemote, RoomChange } from '@/domain/room/room-care-remote'
import { MEMBERS_LIMIT, type RoomMaker } from '@/domain/room/room-remote'
import type { RoomId, UserId } from '@/shared/ids'

/** What is done with a room by who runs it: `rooms`, `members`, `bans`, `closedRooms`. */
export class FirebaseRoomCareRemote implements RoomCareRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  createPrivate(room: RoomId, draft: RoomDraft, by: RoomMaker) {
    return createRoom(this.#database, { room, draft, by, kind: 'private' })
  }

  async change(room: RoomId, change: RoomChange, by: RoomMaker) {
    const kind = await get(ref(this.#database, `${paths.room(room)}/kind`))
    const parts = Object.entries(change).flatMap(([part, value]) => {
      const own = [`${paths.room(room)}/${part}`, value] as const
      const isListed = kind.val() === 'public' && (part === 'name' || part === 'topic')
      return isListed ? [own, [`${paths.publicRoom(room)}/${part}`, value] as const] : [own]
    })
    return this.#update({ ...Object.fromEntries(parts), ...paid(room, by) })
  }

  setRole(room: RoomId, user: UserId, role: Exclude<Role, 'owner'>) {
    return answerOf(set(ref(this.#database, `${paths.member(room, user)}/role`), role))
  }

  handOver(room: RoomId, to: UserId, by: RoomMaker & { leaves: boolean }) {
    const { user, leaves } = by
    return this.#update({
      [`${paths.room(room)}/owner`]: to,
      [`${paths.member(room, to)}/role`]: 'owner',
      ...(leaves
        ? { ...without(room, user), [paths.userRoom(user, room)]: null }
        : { [`${paths.member(room, user)}/role`]: 'admin' }),
      ...paid(room, by),
    })
  }

  putOut(room: RoomId, user: UserId) {
    return this.#update(without(room, user))
  }

  ban(room: RoomId, user: UserId, by: UserId) {
    return this.#update({
      ...without(room, user),
      [furtherPaths.ban(room, user)]: { by, at: serverTimestamp() },
    })
  }

  liftBan(room: RoomId, user: UserId) {
    return this.#update({ [furtherPaths.ban(room, user)]: null })
  }

  async isBanned(room: RoomId, user: UserId) {
    return (await get(ref(this.#database, furtherPaths.ban(room, user)))).exists()
  }

  watchBans(room: RoomId, watcher: Watcher<readonly Ban[]>) {
    const bans = query(
      ref(this.#database, furtherPaths.bans(room)),
      orderByKey(),
      limitToFirst(MEMBERS_LIMIT),
    )
    return onValue(
      bans,
      (snapshot) => {
        const { entities, unreadable } = parseChildren(snapshot, (user, value) =>
          parseBan(withKeys(value, { user })),
        )
        watcher.onValue(entities, unreadable.length)
      },
      () => watcher.onLost(),
    )
  }

  close(room: RoomId, by: UserId) {
    return this.#update({
      ...closing(room, by),
      [paths.publicRoom(room)]: null,
      [furtherPaths.roomPortrait(room)]: null,
    })
  }

  #update(parts: Record<string, unknown>) {
    return answerOf(update(ref(this.#database), parts))
  }
}

/** A membership goes with its read mark. */
const without = (room: RoomId, user: UserId) => ({
  [paths.member(room, user)]: null,
  [furtherPaths.readMark(room, user)]: null,
})

/** A token that pays for something in a room that is no message. */
export const paid = (room: RoomId, { user, tokensLeft }: RoomMaker) => ({
  [paths.rate(user)]: { t: serverTimestamp(), n: tokensLeft, for: room },
})
