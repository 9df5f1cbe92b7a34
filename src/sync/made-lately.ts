import { createPushIds } from '@/shared/push-id'

/** A picture is on the disk a moment before the row that names it, and a disk may be slow. */
const YOUNG_MS = 60_000

/** An id as it was minted a while ago: what is younger may be about to be named. */
export function mintedAWhileAgo(serverNow: number): string {
  return createPushIds({ now: () => serverNow - YOUNG_MS, randomBelow: () => 0 })()
}
