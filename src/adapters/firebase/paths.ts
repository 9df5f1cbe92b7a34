import type { InviteToken } from '@/domain/room/invite'
import type { ConnectionId, MessageId, RoomId, UserId } from '@/shared/ids'

/** Every place in the database that Hearth knows, in one list. See docs/data-model.md. */
export const paths = {
  user: (user: UserId) => `users/${user}`,
  userRooms: (user: UserId) => `userRooms/${user}`,
  userRoom: (user: UserId, room: RoomId) => `userRooms/${user}/${room}`,
  room: (room: RoomId) => `rooms/${room}`,
  publicRooms: () => 'publicRooms',
  publicRoom: (room: RoomId) => `publicRooms/${room}`,
  members: (room: RoomId) => `members/${room}`,
  member: (room: RoomId, user: UserId) => `members/${room}/${user}`,
  messages: (room: RoomId) => `messages/${room}`,
  message: (room: RoomId, id: MessageId) => `messages/${room}/${id}`,
  roomState: (room: RoomId) => `roomState/${room}`,
  closedRoom: (room: RoomId) => `closedRooms/${room}`,
  bans: (room: RoomId) => `bans/${room}`,
  ban: (room: RoomId, user: UserId) => `bans/${room}/${user}`,
  questions: (user: UserId) => `invitations/${user}`,
  question: (user: UserId, room: RoomId) => `invitations/${user}/${room}`,
  invite: (token: InviteToken) => `invites/${token}`,
  roomInvites: (room: RoomId) => `roomInvites/${room}`,
  roomInvite: (room: RoomId, token: InviteToken) => `roomInvites/${room}/${token}`,
  blocks: (user: UserId) => `private/${user}/blocks`,
  block: (user: UserId, other: UserId) => `private/${user}/blocks/${other}`,
  typing: (room: RoomId) => `typing/${room}`,
  typingOf: (room: RoomId, user: UserId) => `typing/${room}/${user}`,
  presence: (user: UserId) => `presence/${user}`,
  lease: (user: UserId, connection: ConnectionId) => `presence/${user}/${connection}`,
  lastSeen: (user: UserId) => `lastSeen/${user}`,
  rate: (user: UserId) => `rate/${user}`,
} as const
