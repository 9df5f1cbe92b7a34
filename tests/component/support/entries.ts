import type { TimelineEntry } from '@/domain/message/timeline'
import type { MessageId, UserId } from '@/shared/ids'

export const mei = 'mei' as UserId
export const tom = 'tom' as UserId

/** Noon, so that a few hours either way stay within the day. */
export const NOON = new Date(2026, 10, 20, 12).getTime()
export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

export function entry(id: string, change: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    id: id as MessageId,
    from: mei,
    text: `text of ${id}`,
    at: NOON,
    delivery: 'sent',
    reason: undefined,
    ...change,
  }
}
