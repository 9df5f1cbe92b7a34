import { parseOutboxRow } from '@/domain/outbox/parse-outbox'
import type { OutboxRow } from '@/domain/outbox/outbox'

/** Of what the service worker has sent while no tab was open, so many are kept of each room, the newest: the tab that opens next tells of it. */
export const MAX_DELIVERED_LATE = 20

/** A row that the server has stored. */
export interface ArrivedRow {
  readonly row: OutboxRow
  /** When the server stored it. */
  readonly at: number
}

/** From the disk; what cannot be read is left out. */
export function parseDeliveredLate(raw: unknown): readonly ArrivedRow[] {
  if (!Array.isArray(raw)) return []
  return raw.flatMap((item: { readonly row?: unknown; readonly at?: unknown } | null) => {
    const row = parseOutboxRow(item?.row)
    return row && typeof item?.at === 'number' ? [{ row, at: item.at }] : []
  })
}

/** With one more. */
export function withDeliveredLate(
  kept: readonly ArrivedRow[],
  one: ArrivedRow,
): readonly ArrivedRow[] {
  return [...kept.filter(({ row }) => row.id !== one.row.id), one].slice(-MAX_DELIVERED_LATE)
}
