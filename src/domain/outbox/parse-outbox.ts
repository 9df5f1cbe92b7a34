import * as v from 'valibot'
import type { OutboxRow } from '@/domain/outbox/outbox'
import { isBlobId, isMessageId, isRoomId, isUserId, type BlobId } from '@/shared/ids'
import { count } from '@/shared/schemas'

const rowSchema = v.object({
  id: v.custom<OutboxRow['id']>(isMessageId),
  room: v.custom<OutboxRow['room']>(isRoomId),
  from: v.custom<OutboxRow['from']>(isUserId),
  text: v.string(),
  blob: v.optional(v.custom<BlobId>(isBlobId)),
  isUp: v.optional(v.boolean()),
  re: v.optional(v.custom<OutboxRow['id']>(isMessageId)),
  fwd: v.optional(v.custom<OutboxRow['from']>(isUserId)),
  call: v.optional(v.string()),
  mentions: v.optional(v.array(v.custom<OutboxRow['from']>(isUserId))),
  composedAt: v.number(),
  order: v.number(),
  status: v.picklist(['waiting', 'sending', 'refused']),
  tries: count,
  reason: v.optional(
    v.picklist(['not-a-member', 'room-gone', 'too-long', 'no-picture', 'refused']),
  ),
})

/** An outbox row from the disk; `undefined` when it is none. */
export function parseOutboxRow(raw: unknown): OutboxRow | undefined {
  const result = v.safeParse(rowSchema, raw)
  if (!result.success || !(result.output.text || result.output.blob)) return undefined
  return { ...result.output, reason: result.output.reason }
}
