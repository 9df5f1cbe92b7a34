import { isMentioned } from '@/domain/notice/mention'
import type { CachedRoom } from '@/domain/replica/replica'
import { isAnnounced, unreadCount } from '@/domain/room/room'

/**
 * How many unread messages the app's icon speaks of: exact, and without what is muted or put away. A room of which
 * only mentions are said counts as one where there is one.
 */
export function countAnnounced(rooms: Iterable<CachedRoom>, now: number): number {
  let count = 0
  for (const room of rooms) {
    const { state, mine, isGone } = room
    if (!mine || isGone || !isAnnounced(mine, now)) continue
    if (mine.mentionsOnly) count += Number(isMentioned(room))
    else count += unreadCount(state, mine)
  }
  return count
}
