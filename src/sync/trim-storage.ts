import type { ReplicaUpkeep } from '@/domain/replica/upkeep'

/** The newest messages of each room stay whatever the budget: a page is what a room opens with. */
export const KEEP_NEWEST = 100
/** Below the budget by so much, so that the next message does not call for the next trim. */
const ROOM_TO_GROW = 0.9
/** What one transaction gives up: others wait for it. */
const BITE_BYTES = 2_000_000

/**
 * Gives up the oldest messages of the rooms that were opened longest ago, until what is kept fits.
 * Settles with the bytes that were given up.
 */
export async function trimStorage(
  upkeep: Pick<ReplicaUpkeep, 'readUsage' | 'evict'>,
  budgetBytes: number,
): Promise<number> {
  const usage = await upkeep.readUsage()
  const total = usage.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total <= budgetBytes) return 0
  let over = total - budgetBytes * ROOM_TO_GROW
  let freed = 0
  const longestAgoFirst = [...usage].sort((a, b) => a.openedAt - b.openedAt)
  for (const { room } of longestAgoFirst) {
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
