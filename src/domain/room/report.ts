import * as v from 'valibot'
import { isMessageId, isUserId, type MessageId, type UserId } from '@/shared/ids'
import { perhaps, timestamp } from '@/shared/schemas'
import { cleanText } from '@/shared/text'

/** Mirrored by rule R-REP-16. */
export const REPORT_REASONS = ['spam', 'abuse', 'illegal', 'other'] as const
export type ReportReason = (typeof REPORT_REASONS)[number]
/** Mirrored by rule R-REP-17. */
export const MAX_REPORT_LENGTH = 500
/** Of how many messages at a time; mirrored by rule R-REP-2. */
export const REPORTS_LIMIT = 100

/** What a member has told those who run a room about a message. */
export interface Report {
  readonly message: MessageId
  readonly by: UserId
  readonly at: number
  readonly why: ReportReason
  /** Empty where nothing more was said. */
  readonly text: string
}

const schema = v.object({
  message: v.custom<MessageId>(isMessageId),
  by: v.custom<UserId>(isUserId),
  at: timestamp,
  why: v.fallback(v.picklist(REPORT_REASONS), 'other'),
  text: v.optional(
    v.pipe(
      perhaps(v.string()),
      v.transform((text = '') => cleanText(text)),
    ),
    '',
  ),
})

/** From the network or another tab; `undefined` when it is none. */
export function parseReport(raw: unknown): Report | undefined {
  const result = v.safeParse(schema, raw)
  return result.success ? result.output : undefined
}
