import type { TimelineEntry } from '@/domain/message/timeline'
import type { MessageChangeRow } from '@/domain/outbox/message-change'
import type { MessageId, UserId } from '@/shared/ids'

/** The conversation as it will be once the server has done what was wished for. */
export function applyWishes(
  entries: readonly TimelineEntry[],
  rows: readonly MessageChangeRow[],
  me: UserId,
): readonly TimelineEntry[] {
  if (rows.length === 0) return entries
  const byMessage = new Map<MessageId, MessageChangeRow[]>()
  for (const row of rows) byMessage.set(row.id, [...(byMessage.get(row.id) ?? []), row])
  return entries.map((entry) => {
    const its = byMessage.get(entry.id)
    return its ? its.reduce((changed, row) => applyWish(changed, row, me), entry) : entry
  })
}

function applyWish(entry: TimelineEntry, row: MessageChangeRow, me: UserId): TimelineEntry {
  if (row.problem !== undefined) return { ...entry, refused: row }
  // What the server has deleted stays deleted.
  if (entry.deletedAt !== undefined) return entry
  const { wish } = row
  if (wish.kind === 'edit') {
    const { text, mentions } = wish
    return { ...entry, text, mentions, editedAt: row.order }
  }
  if (wish.kind === 'remove')
    return { ...entry, text: '', blob: undefined, reactions: undefined, deletedAt: row.order }
  return { ...entry, reactions: { ...entry.reactions, [me]: wish.emoji.join(' ') } }
}
