import { bytesOf } from '@/domain/replica/usage'
import type { ReplicaUpkeep } from '@/domain/replica/upkeep'

/** The newest messages of each room stay whatever the budget: a page is what a room opens with. */
export const KEEP_NEWEST = 100
/** Below the budget by so much, so that the next message does not call for the next trim. */
const ROOM_TO_GROW = 0.9
/** What one transaction gives up: others wait for it. */
const BITE_BYTES = 2_000_000

/**
 * Gives up pictures and the oldest messages of the rooms that were opened longest ago, until what is kept fits. In each
 * room the pictures go first: they weigh the most. `before`: see `PictureEviction`. Settles with the bytes that were given up.
 */
export async function trimStorage(
  upkeep: Pick<ReplicaUpkeep, 'readUsage' | 'evict' | 'evictPictures'>,
  budgetBytes: number,
  before: string,
): Promise<number> {
  const usage = await upkeep.readUsage()
  const total = usage.reduce((sum, room) => sum + bytesOf(room), 0)
  if (total <= budgetBytes) return 0
  let over = total - budgetBytes * ROOM_TO_GROW
  let freed = 0
  const longestAgoFirst = [...usage].sort((a, b) => a.openedAt - b.openedAt)
  for (const { room, pictureBytes } of longestAgoFirst) {
    if (over > 0 && pictureBytes > 0) {
      const bytes = await upkeep.evictPictures(room, { bytes: over, before })
      over -= bytes
      freed += bytes
    }
    while (over > 0) {
      const bytes = await upkeep.evict(room, {
        bytes: Math.min(over, BITE_BYTES),
        keep: KEEP_NEWEST,
      })
      if (bytes === 0) break
      over -= bytes
      freed += bytes
    }
  }
  return freed
}
