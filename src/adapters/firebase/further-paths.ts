import type { InviteToken } from '@/domain/room/invite'
import type { BlobId, DeviceId, MessageId, RoomId, UserId } from '@/shared/ids'

/** The places that are needed now and then, and load with what needs them. See docs/data-model.md. */
export const furtherPaths = {
  bans: (room: RoomId) => `bans/${room}`,
  ban: (room: RoomId, user: UserId) => `bans/${room}/${user}`,
  questions: (user: UserId) => `invitations/${user}`,
  question: (user: UserId, room: RoomId) => `invitations/${user}/${room}`,
  invite: (token: InviteToken) => `invites/${token}`,
  leaving: (user: UserId) => `leaving/${user}`,
  roomInvites: (room: RoomId) => `roomInvites/${room}`,
  roomInvite: (room: RoomId, token: InviteToken) => `roomInvites/${room}/${token}`,
  readMark: (room: RoomId, user: UserId) => `reads/${room}/${user}`,
  readMarks: (room: RoomId) => `reads/${room}`,
  pins: (room: RoomId) => `pins/${room}`,
  pin: (room: RoomId, place: number) => `pins/${room}/${place}`,
  blobs: (room: RoomId) => `blobs/${room}`,
  blob: (room: RoomId, id: BlobId) => `blobs/${room}/${id}`,
  userPortrait: (user: UserId) => `userPortraits/${user}`,
  roomPortrait: (room: RoomId) => `roomPortraits/${room}`,
  blocks: (user: UserId) => `private/${user}/blocks`,
  devices: (user: UserId) => `devices/${user}`,
  device: (user: UserId, device: DeviceId) => `devices/${user}/${device}`,
  directory: () => 'directory',
  listed: (user: UserId) => `directory/${user}`,
  reports: (room: RoomId) => `reports/${room}`,
  report: (room: RoomId, message: MessageId, user: UserId) => `reports/${room}/${message}/${user}`,
  call: (room: RoomId) => `calls/${room}`,
  signals: (user: UserId) => `signals/${user}`,
  inbox: (user: UserId, inbox: string) => `signals/${user}/${inbox}`,
  block: (user: UserId, other: UserId) => `private/${user}/blocks/${other}`,
} as const
