declare const brand: unique symbol

type Branded<Name extends string> = string & { readonly [brand]: Name }

export type UserId = Branded<'UserId'>
export type RoomId = Branded<'RoomId'>
export type MessageId = Branded<'MessageId'>
export type BlobId = Branded<'BlobId'>
export type ConnectionId = Branded<'ConnectionId'>
/** One browser that somebody is signed in with, by an id that it made itself. */
export type DeviceId = Branded<'DeviceId'>
/** One page of Hearth, by an id that it made itself: what a signal is sent to. */
export type EndpointId = Branded<'EndpointId'>
/** What two pages have to do with each other, as a call. */
export type LinkId = Branded<'LinkId'>
export type CallId = Branded<'CallId'>

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
/** Mirrored by rules R-SIG-21, 23 and 25 and R-CALL-11 and 28. */
export const isEndpointId = (value: unknown): value is EndpointId =>
  isKey(value) && /^[-\w]{1,40}$/.test(value)
export const isLinkId = (value: unknown): value is LinkId =>
  isKey(value) && /^[-\w]{1,64}$/.test(value)
export const isCallId = (value: unknown): value is CallId =>
  isKey(value) && /^[-\w]{20}$/.test(value)
export const isDeviceId = (value: unknown): value is DeviceId => isKey(value)
export const isConnectionId = (value: unknown): value is ConnectionId => isKey(value)
