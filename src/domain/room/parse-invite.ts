import * as v from 'valibot'
import { isInviteToken, type Invite, type InviteToken, type Question } from '@/domain/room/invite'
import type { Ban } from '@/domain/room/room-care-remote'
import { isRoomId, isUserId, type RoomId, type UserId } from '@/shared/ids'
import { count, timestamp } from '@/shared/schemas'
import { cleanText } from '@/shared/text'

const room = v.custom<RoomId>(isRoomId)
const user = v.custom<UserId>(isUserId)

const inviteSchema = v.object({
  token: v.custom<InviteToken>(isInviteToken),
  room,
  name: v.pipe(v.string(), v.maxLength(500), v.transform(cleanText), v.minLength(1)),
  expires: timestamp,
  uses: count,
  used: count,
})
const questionSchema = v.object({ room, by: user, at: timestamp })
const banSchema = v.object({ user, by: user, at: timestamp })

/** Each reads a record from the network; `undefined` when it is none. */
export const parseInvite = (raw: unknown): Invite | undefined => read(inviteSchema, raw)
export const parseQuestion = (raw: unknown): Question | undefined => read(questionSchema, raw)
export const parseBan = (raw: unknown): Ban | undefined => read(banSchema, raw)

function read<Schema extends v.GenericSchema>(schema: Schema, raw: unknown) {
  const result = v.safeParse(schema, raw)
  return result.success ? result.output : undefined
}
