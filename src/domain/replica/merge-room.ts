import type { CachedRoom, RoomChange, RoomPart } from '@/domain/replica/replica'
import type { RoomId } from '@/shared/ids'

const NOTHING = { room: undefined, state: undefined, mine: undefined, isGone: false }

/** What is kept of a room after a change; `undefined` when the change is none. */
export function mergeRoom(
  id: RoomId,
  kept: CachedRoom | undefined,
  change: RoomPart | RoomChange,
): CachedRoom | undefined {
  const part = typeof change === 'function' ? change(kept) : change
  return part && { ...NOTHING, ...kept, ...part, id }
}
