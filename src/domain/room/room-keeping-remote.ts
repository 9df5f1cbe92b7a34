import type { RoomKeeping } from '@/domain/room/room'
import type { RoomId, UserId } from '@/shared/ids'

/** How a person keeps their rooms, for all their devices. Implementations must pass tests/contract/room-keeping-remote.ts. */
export interface RoomKeepingRemote {
  /**
   * Settles once the server has answered; while offline it waits. Saying it twice comes to the same.
   * `denied`: not, or no longer, in that room.
   */
  keep(room: RoomId, user: UserId, keeping: RoomKeeping): Promise<'done' | 'denied'>
}
