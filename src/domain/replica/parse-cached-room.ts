import {
  parseKeeping,
  parseMembership,
  parseMention,
  parseRoom,
  parseRoomState,
} from '@/domain/room/parse-room'
import type { CachedRoom } from '@/domain/replica/replica'
import { isRoomId } from '@/shared/ids'

/** A cached room from the disk; a part that cannot be read is as if it had never been there. */
export function parseCachedRoom(raw: unknown): CachedRoom | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const record = raw as Record<string, unknown>
  const id = record['id']
  if (!isRoomId(id)) return undefined
  return {
    id,
    room: parseRoom(record['room']),
    state: parseRoomState(record['state']),
    mine: parseMembership(record['mine']),
    isGone: record['isGone'] === true,
    wanted: parseKeeping(record['wanted']),
    mentioned: parseMention(record['mentioned']),
  }
}
