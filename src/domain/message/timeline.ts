import { comparePositions, type Message } from '@/domain/message/message'
import type { MessageChangeRow } from '@/domain/outbox/message-change'
import type { OutboxRow, RefusalReason } from '@/domain/outbox/outbox'
import type { BlobId, MessageId, UserId } from '@/shared/ids'

/** Where a message is on its way: the words of the interface follow these. */
export type Delivery =
  | 'waiting'
  | 'sending'
  | 'refused'
  | 'sent'
  /** The other of two has it, or this page has it from them; the server does not have it yet. */
  | 'direct'

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
  /** Its picture, and how wide and high it is; see `ratioOf`. */
  readonly blob?: BlobId | undefined
  /** The message that it answers. */
  readonly re?: MessageId | undefined
  /** Who said it first, where it was forwarded. */
  readonly fwd?: UserId | undefined
  readonly call?: string | undefined
  readonly mentions?: Message['mentions']
  readonly reactions?: Message['reactions']
  readonly editedAt?: number | undefined
  /** What was wished for it and refused. */
  readonly refused?: MessageChangeRow | undefined
  /** For everyone: there is no text any more. */
  readonly deletedAt?: number | undefined
}

/**
 * Adds messages to what is shown, both in the server's order. A message that is already there is
 * replaced. One pass: the entries that stay are the same objects, so nothing is drawn anew for them.
 */
export function mergeStored(
  stored: readonly TimelineEntry[],
  messages: readonly Message[],
): readonly TimelineEntry[] {
  if (messages.length === 0) return stored
  const added = [...messages].sort(comparePositions).map(toStoredEntry)
  const merged: TimelineEntry[] = []
  let next = 0
  for (const entry of added) {
    let kept = stored[next]
    while (kept && comparePositions(kept, entry) < 0) {
      merged.push(kept)
      kept = stored[++next]
    }
    if (kept?.id === entry.id) next++
    // The same message twice in one batch: the later one says more.
    if (merged.at(-1)?.id === entry.id) merged.pop()
    merged.push(entry)
  }
  for (; next < stored.length; next++) {
    const kept = stored[next]
    if (kept) merged.push(kept)
  }
  return merged
}

/**
 * Joins the newest page on the disk with what is shown. Where nothing connects them, something lies between: then the page
 * stands alone.
 */
export function joinPage(
  stored: readonly TimelineEntry[],
  page: readonly Message[],
): readonly TimelineEntry[] {
  const [first] = page
  const newest = stored.at(-1)
  if (first && newest && comparePositions(newest, first) < 0) return mergeStored([], page)
  const shown = new Map(stored.map((entry) => [entry.id, entry]))
  return mergeStored(
    stored,
    page.filter((message) => !isSame(message, shown.get(message.id))),
  )
}

function isSame(message: Message, shown: TimelineEntry | undefined): boolean {
  if (!shown) return false
  const entry = toStoredEntry(message)
  return (Object.keys(entry) as (keyof TimelineEntry)[]).every((key) => entry[key] === shown[key])
}

interface Loose {
  /** See `Replica.readAhead`. */
  readonly ahead: readonly Message[]
  readonly unsent: readonly OutboxRow[]
}

/**
 * What the server has, then what is still on its way in the order it was composed. Between them
 * stands what I sent and nobody has followed since: as sent, and at the end, where I last saw it.
 * Once anything later is known it has a place of its own, or lies in a gap with what surrounds it.
 */
export function toTimeline(
  stored: readonly TimelineEntry[],
  { ahead, unsent }: Loose,
): readonly TimelineEntry[] {
  if (unsent.length === 0 && ahead.length === 0) return stored
  // A row may lie beside its own message for a moment. Recent ones only: rows are never old news.
  const recent = new Set(stored.slice(-RECENT).map(({ id }) => id))
  const onTheirWay = unsent.filter((row) => !recent.has(row.id)).map(toUnsentEntry)
  const newest = stored.at(-1)
  const alone = newest ? ahead.filter((message) => comparePositions(message, newest) > 0) : ahead
  return [...stored, ...alone.map(toStoredEntry), ...onTheirWay]
}

const RECENT = 500

export function toStoredEntry(message: Message): TimelineEntry {
  const { id, from, text, at, blob, re, fwd, call, mentions, reactions, editedAt, deletedAt } =
    message
  const own = { delivery: 'sent', reason: undefined } as const
  return {
    id,
    from,
    text,
    at,
    ...own,
    blob,
    re,
    fwd,
    call,
    mentions,
    reactions,
    editedAt,
    deletedAt,
  }
}

function toUnsentEntry(row: OutboxRow): TimelineEntry {
  const {
    id,
    from,
    text,
    blob,
    re,
    fwd,
    call,
    mentions,
    composedAt: at,
    status: delivery,
    reason,
  } = row
  return { id, from, text, at, blob, re, fwd, call, mentions, delivery, reason }
}
