import { get, ref, remove, serverTimestamp, update, type Database } from 'firebase/database'
import { answerOf } from '@/adapters/firebase/answers'
import { furtherPaths } from '@/adapters/firebase/further-paths'
import { paths } from '@/adapters/firebase/paths'
import { parseRoomState } from '@/domain/room/parse-room'
import type { RoomDraft } from '@/domain/room/room'
import type { OwnMark, RoomMaker } from '@/domain/room/room-remote'
import type { RoomId, UserId } from '@/shared/ids'

/** What is done with rooms, but watching them: loaded with the first of it, not to draw one. */

interface NewRoom {
  readonly room: RoomId
  readonly draft: RoomDraft
  readonly by: RoomMaker
  readonly kind?: 'public' | 'private'
}

export function createRoom(database: Database, { room, draft, by, kind = 'public' }: NewRoom) {
  const now = serverTimestamp()
  const { user, tokensLeft } = by
  return answerOf(
    update(ref(database), {
      [paths.room(room)]: { ...draft, kind, createdBy: user, createdAt: now, owner: user },
      ...(kind === 'public' && { [paths.publicRoom(room)]: draft }),
      [paths.member(room, user)]: { role: 'owner', joinedAt: now },
      [paths.roomState(room)]: { count: 0 },
      [paths.userRoom(user, room)]: { kind, joinedAt: now, readAt: 0, readCount: 0 },
      [paths.rate(user)]: { t: now, n: tokensLeft, for: room },
    }),
  )
}

export async function joinRoom(database: Database, room: RoomId, user: UserId) {
  // What was said before one came is not unread.
  const state = parseRoomState((await get(ref(database, paths.roomState(room)))).val())
  const now = serverTimestamp()
  return answerOf(
    update(ref(database), {
      [paths.member(room, user)]: { role: 'member', joinedAt: now },
      [paths.userRoom(user, room)]: {
        kind: 'public',
        joinedAt: now,
        readAt: state?.last?.at ?? 0,
        readCount: state?.count ?? 0,
      },
    }),
  )
}

export function leaveRoom(database: Database, room: RoomId, user: UserId) {
  return answerOf(
    update(ref(database), {
      [paths.member(room, user)]: null,
      [paths.userRoom(user, room)]: null,
      [paths.typingOf(room, user)]: null,
      [furtherPaths.readMark(room, user)]: null,
    }),
  )
}

export function dropFromList(database: Database, room: RoomId, user: UserId) {
  return answerOf(remove(ref(database, paths.userRoom(user, room))))
}

interface Mark extends OwnMark {
  readonly room: RoomId
  readonly user: UserId
}

/** One's own mark and what the others see of it, in one go. */
export function markRead(database: Database, { room, user, readAt, readCount, isShown }: Mark) {
  const mine = paths.userRoom(user, room)
  return answerOf(
    update(ref(database), {
      [`${mine}/readAt`]: readAt,
      [`${mine}/readCount`]: readCount,
      ...(isShown && { [furtherPaths.readMark(room, user)]: readAt }),
    }),
  )
}
