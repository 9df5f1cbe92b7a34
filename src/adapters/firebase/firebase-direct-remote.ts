import { get, onValue, ref, serverTimestamp, update, type Database } from 'firebase/database'
import { answerOf, parseChildren } from '@/adapters/firebase/answers'
import { paid } from '@/adapters/firebase/firebase-room-care-remote'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import type { Watcher } from '@/domain/connection/watcher'
import { directRoomId } from '@/domain/room/direct'
import type { DirectRemote } from '@/domain/room/direct-remote'
import type { RoomMaker } from '@/domain/room/room-remote'
import { isUserId, type UserId } from '@/shared/ids'

/** Conversations of two under `rooms/dm_…`, and `private/$uid/blocks`. */
export class FirebaseDirectRemote implements DirectRemote {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  async open(other: UserId, by: RoomMaker) {
    const me = by.user
    const room = directRoomId(me, other)
    const mine = await get(ref(this.#database, `${paths.member(room, me)}/joinedAt`))
    const now = serverTimestamp()
    const entry = { kind: 'dm', joinedAt: mine.val() ?? now, readAt: 0, readCount: 0 }
    const isListed = (await get(ref(this.#database, paths.userRoom(me, room)))).exists()
    if (mine.exists()) {
      if (isListed) return 'done'
      return this.#update({
        [paths.userRoom(me, room)]: entry,
        [furtherPaths.question(me, room)]: null,
      })
    }
    const [one, two] = me < other ? [me, other] : [other, me]
    return this.#update({
      [paths.room(room)]: { kind: 'dm', one, two, createdBy: me, createdAt: now },
      [paths.member(room, one)]: { role: 'member', joinedAt: now },
      [paths.member(room, two)]: { role: 'member', joinedAt: now },
      [paths.roomState(room)]: { count: 0 },
      [paths.userRoom(me, room)]: entry,
      ...(other !== me && { [furtherPaths.question(other, room)]: { by: me, at: now } }),
      ...paid(room, by),
    })
  }

  block(other: UserId, me: UserId) {
    return this.#setBlock(other, me, true)
  }

  unblock(other: UserId, me: UserId) {
    return this.#setBlock(other, me, false)
  }

  watchBlocks(me: UserId, watcher: Watcher<readonly UserId[]>) {
    return onValue(
      ref(this.#database, furtherPaths.blocks(me)),
      (snapshot) => {
        const { entities, unreadable } = parseChildren(snapshot, (user) =>
          isUserId(user) ? user : undefined,
        )
        watcher.onValue(entities, unreadable.length)
      },
      () => watcher.onLost(),
    )
  }

  /** Where there is a conversation, a ban stands beside the block: that is what writing looks at. */
  async #setBlock(other: UserId, me: UserId, isBlocked: boolean) {
    const room = directRoomId(me, other)
    const hasTalk = (await get(ref(this.#database, paths.member(room, me)))).exists()
    const at = serverTimestamp()
    return this.#update({
      [furtherPaths.block(me, other)]: isBlocked ? at : null,
      ...(hasTalk && { [furtherPaths.ban(room, other)]: isBlocked ? { by: me, at } : null }),
    })
  }

  #update(parts: Record<string, unknown>) {
    return answerOf(update(ref(this.#database), parts))
  }
}
