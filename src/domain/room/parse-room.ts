import * as v from 'valibot'
import type { Mention } from '@/domain/notice/mention'
import type {
  Member,
  Membership,
  PublicRoom,
  Room,
  RoomKeeping,
  RoomState,
} from '@/domain/room/room'
import {
  isMessageId,
  isRoomId,
  isUserId,
  type MessageId,
  type RoomId,
  type UserId,
} from '@/shared/ids'
import { cleanText } from '@/shared/text'
import { count, perhaps, timestamp } from '@/shared/schemas'

/** Above what the rules allow, so that only nonsense is turned away. */
const shortText = v.pipe(v.string(), v.maxLength(500), v.transform(cleanText))
const name = v.pipe(shortText, v.minLength(1))
const roomId = v.custom<RoomId>(isRoomId)
const userId = v.custom<UserId>(isUserId)

const isPair = (raw: unknown) => Array.isArray(raw) && raw.length === 2 && raw.every(isUserId)

const roomSchema = v.object({
  id: roomId,
  name: v.optional(shortText, ''),
  topic: v.optional(shortText, ''),
  kind: v.picklist(['public', 'private', 'dm']),
  createdBy: userId,
  createdAt: timestamp,
  owner: perhaps(userId),
  photo: perhaps(timestamp),
  membersInvite: perhaps(v.literal(true)),
  strangersRead: perhaps(v.literal(true)),
  one: perhaps(userId),
  two: perhaps(userId),
  people: perhaps(v.custom<Room['people'] & object>(isPair)),
})

const roomStateSchema = v.object({
  count,
  last: v.optional(
    v.object({
      id: v.custom<NonNullable<RoomState['last']>['id']>(isMessageId),
      from: userId,
      at: timestamp,
      text: v.optional(shortText, ''),
      deleted: perhaps(v.literal(true)),
    }),
  ),
})

const keepingParts = {
  muted: perhaps(v.number()),
  pinned: perhaps(v.number()),
  archived: perhaps(v.boolean()),
  unread: perhaps(v.boolean()),
  mentionsOnly: perhaps(v.boolean()),
}
const keepingSchema = v.object(keepingParts)

const membershipSchema = v.object({
  room: roomId,
  joinedAt: timestamp,
  readAt: v.pipe(v.number(), v.finite(), v.minValue(0)),
  readCount: count,
  ...keepingParts,
})

const mentionSchema = v.object({
  count,
  id: perhaps(v.custom<MessageId>(isMessageId)),
  from: perhaps(userId),
  at: perhaps(timestamp),
})

const memberSchema = v.object({
  id: userId,
  role: v.picklist(['owner', 'admin', 'member']),
  joinedAt: timestamp,
})

const publicRoomSchema = v.object({ id: roomId, name, topic: v.optional(shortText, '') })

/** Each reads a record from the network or the disk; `undefined` when it is none. */
export const parseMembership = (raw: unknown): Membership | undefined => read(membershipSchema, raw)
export const parseKeeping = (raw: unknown): RoomKeeping | undefined => read(keepingSchema, raw)
export const parseMention = (raw: unknown): Mention | undefined => read(mentionSchema, raw)
export const parseMember = (raw: unknown): Member | undefined => read(memberSchema, raw)
export const parsePublicRoom = (raw: unknown): PublicRoom | undefined => read(publicRoomSchema, raw)

/** The database keeps the two of a conversation apart, the device together. */
export function parseRoom(raw: unknown): Room | undefined {
  const parsed = read(roomSchema, raw)
  if (!parsed) return undefined
  const { one, two, ...room } = parsed
  if (room.kind !== 'dm') return room.name === '' ? undefined : room
  const people = room.people ?? (one && two && ([one, two] as const))
  return people && { ...room, people }
}

export function parseRoomState(raw: unknown): RoomState | undefined {
  const state = read(roomStateSchema, raw)
  return state && { count: state.count, last: state.last }
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  raw: unknown,
): v.InferOutput<Schema> | undefined {
  const result = v.safeParse(schema, raw)
  return result.success ? result.output : undefined
}
