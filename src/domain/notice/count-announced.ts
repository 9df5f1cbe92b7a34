import type { CachedRoom } from '@/domain/replica/replica'
import { isAnnounced, unreadCount } from '@/domain/room/room'

/** How many unread messages the app's icon speaks of: exact, and without what is muted or put away. */
export function countAnnounced(rooms: Iterable<CachedRoom>, now: number): number {
  let count = 0
  for (const { state, mine, isGone } of rooms) {
    if (mine && !isGone && isAnnounced(mine, now)) count += unreadCount(state, mine)
  }
  return count
}
