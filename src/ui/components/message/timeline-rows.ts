import type { TimelineEntry } from '@/domain/message/timeline'
import type { MessageId } from '@/shared/ids'

/** Messages of one person closer together than this stand as one group. */
const GROUP_MS = 5 * 60_000

export type TimelineRow =
  | { readonly kind: 'beginning'; readonly key: string }
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'new'; readonly key: string }
  | {
      readonly kind: 'message'
      readonly key: string
      readonly entry: TimelineEntry
      /** Carries the name and the picture; the rest of the group does not. */
      readonly startsGroup: boolean
    }

export interface RowOptions {
  /** The new-message line stands before this one. */
  readonly firstUnread: MessageId | undefined
  /** More of the conversation exists than is loaded, so its beginning is not here. */
  readonly hasOlder: boolean
  /**
   * Messages that were the oldest loaded at some time. They keep their name and picture when older
   * ones arrive above, because a row that changes its height would move what is being read.
   */
  readonly seams: ReadonlySet<MessageId>
}

/** Everything a conversation shows, one row each, oldest first. */
export function toTimelineRows(
  entries: readonly TimelineEntry[],
  options: RowOptions,
): readonly TimelineRow[] {
  const rows: TimelineRow[] = []
  if (!options.hasOlder) rows.push({ kind: 'beginning', key: 'beginning' })
  // Day bounds are kept: asking Date for each of 100,000 messages is what would cost here.
  let dayStart = Infinity
  let dayEnd = -Infinity
  let previous: TimelineEntry | undefined

  for (const entry of entries) {
    const isNewDay = entry.at < dayStart || entry.at >= dayEnd
    if (isNewDay) {
      ;[dayStart, dayEnd] = dayBounds(entry.at)
      // Above the oldest loaded message a day line would have to move up when older ones arrive.
      if (previous || !options.hasOlder) {
        rows.push({ kind: 'day', key: `day:${entry.id}`, at: dayStart })
      }
    }
    const isFirstUnread = entry.id === options.firstUnread
    if (isFirstUnread) rows.push({ kind: 'new', key: 'new' })
    const startsGroup =
      isNewDay || isFirstUnread || options.seams.has(entry.id) || !isSameGroup(previous, entry)
    rows.push({ kind: 'message', key: entry.id, entry, startsGroup })
    previous = entry
  }
  return rows
}

function isSameGroup(previous: TimelineEntry | undefined, entry: TimelineEntry): boolean {
  return previous?.from === entry.from && entry.at - previous.at < GROUP_MS
}

function dayBounds(at: number): [number, number] {
  const day = new Date(at)
  const start = day.setHours(0, 0, 0, 0)
  return [start, day.setDate(day.getDate() + 1)]
}
