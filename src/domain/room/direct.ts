import type { RoomId, UserId } from '@/shared/ids'

/** The same for both, so that two people cannot make it twice; with oneself it is for notes. */
export function directRoomId(a: UserId, b: UserId): RoomId {
  const [one, two] = a < b ? [a, b] : [b, a]
  return `dm_${one}_${two}` as RoomId
}

/** Told from its id alone, where there is nothing else of it yet. */
export const isDirectRoomId = (room: RoomId): boolean => room.startsWith('dm_')
