import { parseOutboxRow } from '@/domain/outbox/parse-outbox'
import type { OutboxRow } from '@/domain/outbox/outbox'

/** So many of each room are kept, the newest. */
export const MAX_DELIVERED_LATE = 20

/** What the service worker has sent while no tab was open: a tab that opens later tells of it. */
export interface DeliveredLate {
  readonly row: OutboxRow
  /** When the server stored it. */
  readonly at: number
}

/** From the disk; what cannot be read is left out. */
export function parseDeliveredLate(raw: unknown): readonly DeliveredLate[] {
  if (!Array.isArray(raw)) return []
  return raw.flatMap((item: { readonly row?: unknown; readonly at?: unknown } | null) => {
    const row = parseOutboxRow(item?.row)
    return row && typeof item?.at === 'number' ? [{ row, at: item.at }] : []
  })
}

/** With one more. */
export function withDeliveredLate(
  kept: readonly DeliveredLate[],
  one: DeliveredLate,
): readonly DeliveredLate[] {
  return [...kept.filter(({ row }) => row.id !== one.row.id), one].slice(-MAX_DELIVERED_LATE)
}
