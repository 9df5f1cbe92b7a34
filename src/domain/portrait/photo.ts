import type { RoomId, UserId } from '@/shared/ids'

/** By what somebody or a room is shown: an address, or when their portrait was chosen. */
export type Photo = string | number

/** Whose portrait it is. */
export type PortraitPlace = `user/${UserId}` | `room/${RoomId}`

/** Mirrored by rule R-USR-10. */
export const MAX_PHOTO_LENGTH = 2048

export const isPhoto = (raw: unknown): raw is Photo =>
  typeof raw === 'string'
    ? raw.startsWith('https://') && raw.length <= MAX_PHOTO_LENGTH
    : typeof raw === 'number' && raw > 0
