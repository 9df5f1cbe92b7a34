import type { MessageFrame } from '@/domain/fast-path/frame'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { MessageId, RoomId, UserId } from '@/shared/ids'

/** A message that has come over the fast path. It is shown until the server has it, and never as if it had. */
export interface Arrival extends Omit<MessageFrame, 'kind'> {
  readonly room: RoomId
  readonly from: UserId
  /** The server's time, as this page knows it: where it stands among what is stored. */
  readonly at: number
  /** This device's clock: where it stands among what is unsent here. */
  readonly heardAt: number
}

/** How a message came, or went, for who asks: over the fast path, and how long before the server had it. */
export interface FastWay {
  readonly id: MessageId
  /** In ms; `undefined` while the server does not have it. */
  readonly lead: number | undefined
}

/** What of it outlives a page. */
export interface KeptArrivals {
  readonly arrivals: readonly Arrival[]
  readonly ways: readonly FastWay[]
}

/** What the server has not had by then, it will hardly have any more. */
export const ARRIVAL_LIFE_MS = 3 * 24 * 60 * 60_000
export const MAX_ARRIVALS = 200
export const MAX_WAYS = 500

/** What two people have of each other beside what the server has. */
export interface Laid {
  readonly arrivals: readonly Arrival[]
  /** One's own that the other has, as they say. */
  readonly reached: ReadonlySet<MessageId>
}

/**
 * Puts arrivals where they belong in a conversation, and says of one's own that the other has them. What the server has,
 * stands as it is.
 */
export function layArrivals(
  entries: readonly TimelineEntry[],
  { arrivals, reached }: Laid,
): readonly TimelineEntry[] {
  const shown = entries.map((entry) =>
    isUnsent(entry) && reached.has(entry.id) ? { ...entry, delivery: 'direct' as const } : entry,
  )
  const known = new Set(entries.map(({ id }) => id))
  for (const arrival of arrivals) {
    if (known.has(arrival.id)) continue
    let place = shown.length
    while (place > 0 && isLater(shown[place - 1], arrival)) place--
    shown.splice(place, 0, toEntry(arrival))
  }
  return shown
}

const isUnsent = ({ delivery }: TimelineEntry) => delivery === 'waiting' || delivery === 'sending'

/** What is unsent here has the time of this device, and all else the server's. */
function isLater(entry: TimelineEntry | undefined, arrival: Arrival): boolean {
  if (!entry) return false
  if (entry.delivery === 'sent') return entry.at > arrival.at
  // What one person says comes in the order in which it was said.
  return entry.from !== arrival.from && entry.at > arrival.heardAt
}

const toEntry = ({ id, from, text, re, fwd, mentions, heardAt }: Arrival): TimelineEntry => ({
  ...{ id, from, text, re, fwd, mentions },
  at: heardAt,
  delivery: 'direct',
  reason: undefined,
})
