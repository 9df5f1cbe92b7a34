import * as v from 'valibot'
import { MAX_TEXT_LENGTH } from '@/domain/message/message'
import { isEmoji, MAX_OWN_REACTIONS } from '@/domain/message/reactions'
import type { MessageChangeRow } from '@/domain/outbox/message-change'
import { isMessageId, isRoomId, isUserId, type UserId } from '@/shared/ids'

const wishSchema = v.variant('kind', [
  v.object({
    kind: v.literal('edit'),
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT_LENGTH)),
    mentions: v.array(v.custom<UserId>(isUserId)),
  }),
  v.object({ kind: v.literal('remove') }),
  v.object({
    kind: v.literal('react'),
    emoji: v.pipe(v.array(v.pipe(v.string(), v.check(isEmoji))), v.maxLength(MAX_OWN_REACTIONS)),
  }),
])

const rowSchema = v.object({
  room: v.custom<MessageChangeRow['room']>(isRoomId),
  id: v.custom<MessageChangeRow['id']>(isMessageId),
  wish: wishSchema,
  order: v.number(),
  problem: v.optional(v.picklist(['not-a-member', 'room-gone', 'too-long', 'refused', 'deleted'])),
})

/** A row from the disk; `undefined` when it is none. */
export function parseMessageChange(raw: unknown): MessageChangeRow | undefined {
  const result = v.safeParse(rowSchema, raw)
  return result.success ? { ...result.output, problem: result.output.problem } : undefined
}
