declare const brand: unique symbol

type Branded<Name extends string> = string & { readonly [brand]: Name }

export type UserId = Branded<'UserId'>
export type RoomId = Branded<'RoomId'>
export type MessageId = Branded<'MessageId'>
export type BlobId = Branded<'BlobId'>
export type ConnectionId = Branded<'ConnectionId'>

/** What RTDB refuses in a key, beside control characters and more than 768 bytes. */
const FORBIDDEN_IN_KEYS = /[.$#[\]/\p{Cc}]/u
/** Far shorter than what RTDB allows; ids made by people's apps have 20 (rules R-MSG-16, R-ROOM-12). */
const MAX_KEY_LENGTH = 128

function isKey(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value !== '' &&
    value.length <= MAX_KEY_LENGTH &&
    !FORBIDDEN_IN_KEYS.test(value)
  )
}

/** Ids come from the database, the disk and the URL, so each is checked where it enters. */
export const isUserId = (value: unknown): value is UserId => isKey(value)
export const isRoomId = (value: unknown): value is RoomId => isKey(value)
export const isMessageId = (value: unknown): value is MessageId => isKey(value)
export const isBlobId = (value: unknown): value is BlobId => isKey(value)
export const isConnectionId = (value: unknown): value is ConnectionId => isKey(value)
