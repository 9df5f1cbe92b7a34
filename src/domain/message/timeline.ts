import type { Message } from '@/domain/message/message'
import { comparePositions } from '@/domain/message/message'
import type { OutboxRow, RefusalReason } from '@/domain/outbox/outbox'
import type { MessageId, UserId } from '@/shared/ids'

/** Where a message is on its way: the words of the interface follow these. */
export type Delivery = 'waiting' | 'sending' | 'refused' | 'sent'

/** One message as a conversation shows it, whether the server has it yet or not. */
export interface TimelineEntry {
  readonly id: MessageId
  readonly from: UserId
  readonly text: string
  /** The server's time; the composing device's while it is still unsent. */
  readonly at: number
  readonly delivery: Delivery
  /** Set when `delivery` is `refused`. */
  readonly reason: RefusalReason | undefined
}

/** What the server has, in its order, then what is still on its way in the order it was composed. */
export function toTimeline(
  messages: readonly Message[],
  unsent: readonly OutboxRow[],
): readonly TimelineEntry[] {
  const stored = [...messages].sort(comparePositions).map(toStoredEntry)
  const known = new Set(stored.map((entry) => entry.id))
  const onTheirWay = unsent
    .filter((row) => !known.has(row.id))
    .sort((a, b) => a.order - b.order)
    .map(toUnsentEntry)
  return [...stored, ...onTheirWay]
}

function toStoredEntry({ id, from, text, at }: Message): TimelineEntry {
  return { id, from, text, at, delivery: 'sent', reason: undefined }
}

function toUnsentEntry(row: OutboxRow): TimelineEntry {
  const { id, from, text, composedAt: at, status: delivery, reason } = row
  return { id, from, text, at, delivery, reason }
}
