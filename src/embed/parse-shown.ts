import { MAX_TEXT_LENGTH, type Message } from '@/domain/message/message'
import { isMessageId, isUserId, type UserId } from '@/shared/ids'
import { cleanText } from '@/shared/text'
import { childrenOf } from '@/embed/apply-event'

/** Of a message, what the embed shows. */
export type ShownMessage = Pick<
  Message,
  'id' | 'from' | 'at' | 'text' | 're' | 'blob' | 'reactions' | 'editedAt' | 'deletedAt'
>

/**
 * A message as the event stream brings it; `undefined` when it is none. By hand, since the schemas of
 * `domain/message/parse-message.ts` weigh a third of what the whole embed may.
 */
export function parseShown(id: string, raw: unknown): ShownMessage | undefined {
  const { from, at, text = '', re, blob, reactions, editedAt, deletedAt } = childrenOf(raw)
  if (!isMessageId(id) || !isUserId(from) || !isTime(at)) return undefined
  if (typeof text !== 'string' || text.length > MAX_TEXT_LENGTH) return undefined
  if (!text && !blob && !isTime(deletedAt)) return undefined
  return {
    ...{ id, from, at, text: cleanText(text) },
    re: isMessageId(re) ? re : undefined,
    blob: typeof blob === 'string' ? (blob as Message['blob']) : undefined,
    reactions: Object.fromEntries(
      Object.entries(childrenOf(reactions)).filter(isReaction),
    ) as Record<UserId, string>,
    editedAt: isTime(editedAt) ? editedAt : undefined,
    deletedAt: isTime(deletedAt) ? deletedAt : undefined,
  }
}

const isTime = (raw: unknown): raw is number => typeof raw === 'number' && raw > 0
const isReaction = ([user, emoji]: [string, unknown]) => isUserId(user) && typeof emoji === 'string'
