import type { Room } from '@/domain/room/room'
import type { RoomId, UserId } from '@/shared/ids'

/** The same for both, so that two people cannot make it twice; with oneself it is for notes. */
export function directRoomId(a: UserId, b: UserId): RoomId {
  const [one, two] = a < b ? [a, b] : [b, a]
  return `dm_${one}_${two}` as RoomId
}

/** With whom a conversation is; oneself in one's own notes, `undefined` in other rooms. */
export function otherOf({ people }: Room, me: UserId): UserId | undefined {
  return people && (people[0] === me ? people[1] : people[0])
}
