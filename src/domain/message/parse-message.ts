import * as v from 'valibot'
import { MAX_TEXT_LENGTH, type Message } from '@/domain/message/message'
import { isMessageId, isRoomId, isUserId } from '@/shared/ids'
import { cleanText } from '@/shared/text'
import { timestamp } from '@/shared/schemas'

const messageSchema = v.object({
  id: v.custom<Message['id']>(isMessageId),
  room: v.custom<Message['room']>(isRoomId),
  from: v.custom<Message['from']>(isUserId),
  at: timestamp,
  updatedAt: timestamp,
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH), v.transform(cleanText), v.minLength(1)),
})

/** A message from the network, the disk or another tab; `undefined` when it is none. */
export function parseMessage(raw: unknown): Message | undefined {
  const result = v.safeParse(messageSchema, raw)
  return result.success ? result.output : undefined
}
