import { isMentioned } from '@/domain/notice/mention'
import type { CachedRoom } from '@/domain/replica/replica'
import { isAnnounced, unreadCount, type LastMessage, type RoomState } from '@/domain/room/room'
import type { UserId } from '@/shared/ids'

export interface Circumstances {
  readonly me: UserId
  /** The server's time. */
  readonly now: number
  /** Since when what happens is heard at once, by the server's time; before it, it is caught up with. */
  readonly liveSince: number
  /** Whether the room stands on a screen that someone looks at. */
  readonly isSeen: boolean
}

/** A room whose last message someone else has written, and which is worth a word. */
export interface RoomNews extends CachedRoom {
  readonly state: RoomState & { readonly last: LastMessage }
}

/**
 * What is to be made of what a room tells of itself: `tell` at once, put it into one word about all that
 * was missed (`catch-up`), or nothing.
 */
export function weighArrival(
  before: Pick<CachedRoom, 'state' | 'mentioned'> | undefined,
  room: CachedRoom,
  { me, now, liveSince, isSeen }: Circumstances,
): 'tell' | 'catch-up' | 'nothing' {
  if (!isNews(room, me, now)) return 'nothing'
  if (isSeen || !isNewer(before, room)) return 'nothing'
  return spokenIn(room).at < liveSince ? 'catch-up' : 'tell'
}

/** Whether the last that was said there is somebody else's, not read yet, and to be announced at all. */
export function isNews(room: CachedRoom, me: UserId, now: number): room is RoomNews {
  const { mine, state, isGone } = room
  const last = state?.last
  if (!mine || !last || isGone || last.deleted || last.from === me) return false
  if (mine.mentionsOnly && !isMentioned(room)) return false
  return last.at > mine.readAt && unreadCount(state, mine) > 0 && isAnnounced(mine, now)
}

/** Which message the word is about: the last, or the one that names this person where only that is said. */
export function spokenIn({ state, mine, mentioned }: RoomNews): Spoken {
  const { last } = state
  const { id, from, at } = mentioned ?? {}
  if (!mine?.mentionsOnly || !id || !from || !at || id === last.id) return last
  return { id, from, at }
}

type Spoken = Pick<LastMessage, 'id' | 'from' | 'at'> & { readonly text?: string }

function isNewer(
  before: Pick<CachedRoom, 'state' | 'mentioned'> | undefined,
  { mine, state: { count, last }, mentioned }: RoomNews,
): boolean {
  if (mine?.mentionsOnly) return mentioned?.id !== before?.mentioned?.id
  const known = before?.state
  // Edited, or an older message was counted late: nothing has come.
  return !known || (known.count < count && known.last?.id !== last.id)
}
