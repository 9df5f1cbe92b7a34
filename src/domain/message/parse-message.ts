import * as v from 'valibot'
import { MAX_TEXT_LENGTH, type Message } from '@/domain/message/message'
import {
  isBlobId,
  isMessageId,
  isRoomId,
  isUserId,
  type BlobId,
  type MessageId,
  type UserId,
} from '@/shared/ids'
import { cleanText } from '@/shared/text'
import { perhaps, timestamp } from '@/shared/schemas'

const userId = v.custom<UserId>(isUserId)

const record = v.custom<object>((raw) => typeof raw === 'object' && raw !== null)

/** The database gives a list as a record by place where places are empty. */
const people = v.pipe(
  record,
  v.transform((raw) => Object.values(raw).filter(isUserId)),
)

const reactions = v.pipe(
  record,
  v.transform((raw): Record<UserId, string> => {
    const isReaction = ([user, emoji]: unknown[]) => isUserId(user) && typeof emoji === 'string'
    return Object.fromEntries(Object.entries(raw).filter(isReaction))
  }),
)

const messageSchema = v.object({
  id: v.custom<Message['id']>(isMessageId),
  room: v.custom<Message['room']>(isRoomId),
  from: userId,
  at: timestamp,
  updatedAt: timestamp,
  text: v.optional(v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH), v.transform(cleanText)), ''),
  re: perhaps(v.custom<MessageId>(isMessageId)),
  blob: perhaps(v.custom<BlobId>(isBlobId)),
  fwd: perhaps(userId),
  call: perhaps(v.string()),
  mentions: perhaps(people),
  reactions: perhaps(reactions),
  editedAt: perhaps(timestamp),
  deletedAt: perhaps(timestamp),
  deletedBy: perhaps(userId),
})

/** A message from the network, the disk or another tab; `undefined` when it is none. */
export function parseMessage(raw: unknown): Message | undefined {
  const result = v.safeParse(messageSchema, raw)
  if (!result.success) return undefined
  const { text, blob, deletedAt } = result.output
  return text !== '' || blob || deletedAt ? result.output : undefined
}
