import type { ConnectionId, MessageId, RoomId, UserId } from '@/shared/ids'

/** The places in the database that a conversation needs. See docs/data-model.md; more are in further-paths.ts. */
export const paths = {
  user: (user: UserId) => `users/${user}`,
  userRooms: (user: UserId) => `userRooms/${user}`,
  userRoom: (user: UserId, room: RoomId) => `userRooms/${user}/${room}`,
  drafts: (user: UserId) => `private/${user}/drafts`,
  draft: (user: UserId, room: RoomId) => `private/${user}/drafts/${room}`,
  room: (room: RoomId) => `rooms/${room}`,
  publicRooms: () => 'publicRooms',
  publicRoom: (room: RoomId) => `publicRooms/${room}`,
  members: (room: RoomId) => `members/${room}`,
  member: (room: RoomId, user: UserId) => `members/${room}/${user}`,
  messages: (room: RoomId) => `messages/${room}`,
  message: (room: RoomId, id: MessageId) => `messages/${room}/${id}`,
  roomState: (room: RoomId) => `roomState/${room}`,
  closedRoom: (room: RoomId) => `closedRooms/${room}`,
  typing: (room: RoomId) => `typing/${room}`,
  typingOf: (room: RoomId, user: UserId) => `typing/${room}/${user}`,
  presence: (user: UserId) => `presence/${user}`,
  lease: (user: UserId, connection: ConnectionId) => `presence/${user}/${connection}`,
  lastSeen: (user: UserId) => `lastSeen/${user}`,
  rate: (user: UserId) => `rate/${user}`,
} as const
