import * as v from 'valibot'
import { MAX_MENTIONS, MAX_TEXT_LENGTH } from '@/domain/message/message'
import { isMessageId, isUserId, type MessageId, type UserId } from '@/shared/ids'
import { perhaps } from '@/shared/schemas'
import { cleanText } from '@/shared/text'

/** A text of the greatest length fits, whatever JSON makes of it. */
export const MAX_FRAME_LENGTH = 32_768

const messageId = v.custom<MessageId>(isMessageId)
const session = v.pipe(v.string(), v.regex(/^[-\w]{1,40}$/))
const text = v.pipe(
  v.string(),
  v.maxLength(MAX_TEXT_LENGTH),
  v.transform(cleanText),
  v.minLength(1),
)

const schema = v.variant('kind', [
  /** A message that is in the sender's outbox, under the same id. Who it is from, the link says, and not the frame. */
  v.object({
    kind: v.literal('message'),
    id: messageId,
    text,
    re: perhaps(messageId),
    fwd: perhaps(v.custom<UserId>(isUserId)),
    mentions: perhaps(v.pipe(v.array(v.custom<UserId>(isUserId)), v.maxLength(MAX_MENTIONS))),
  }),
  /** It is here, a message or words said aside. */
  v.object({ kind: v.literal('got'), id: messageId }),
  /** From now on the two talk aside, or do not any more. */
  v.object({ kind: v.literal('aside'), session, is: v.picklist(['on', 'off']) }),
  v.object({ kind: v.literal('words'), session, id: messageId, text }),
  /** The page goes, or has left the conversation. */
  v.object({ kind: v.literal('bye') }),
])

/** What two pages say to each other over the fast path. */
export type Frame = v.InferOutput<typeof schema>
export type MessageFrame = Extract<Frame, { kind: 'message' }>

/** What has come from the other page; `undefined` when this version cannot make sense of it. */
export function parseFrame(raw: unknown): Frame | undefined {
  if (typeof raw !== 'string' || raw.length > MAX_FRAME_LENGTH) return undefined
  try {
    const result = v.safeParse(schema, JSON.parse(raw))
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}
