import type { Message } from '@/domain/message/message'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type { RoomId } from '@/shared/ids'

/** So many rooms are drawn at once when one goes back to them; the others are read from the disk first. */
const MAX_LEFT = 8

/** The end of a conversation as it was on screen. */
export interface LeftRoom {
  readonly stored: readonly TimelineEntry[]
  readonly ahead: readonly Message[]
  readonly unsent: readonly OutboxRow[]
  readonly hasOlder: boolean
}

/** What was on screen of the rooms that were left last. What has changed since, the disk says a moment later. */
export function createLeftRooms() {
  const rooms = new Map<RoomId, LeftRoom>()
  return {
    keep(room: RoomId, left: LeftRoom) {
      rooms.delete(room)
      rooms.set(room, left)
      const [oldest] = rooms.keys()
      if (rooms.size > MAX_LEFT && oldest !== undefined) rooms.delete(oldest)
    },
    find: (room: RoomId): LeftRoom | undefined => rooms.get(room),
    forget: (room: RoomId) => void rooms.delete(room),
  }
}
