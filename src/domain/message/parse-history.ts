import * as v from 'valibot'
import { EMPTY_HISTORY, type History } from '@/domain/message/history'
import type { Position } from '@/domain/message/message'
import { timestamp } from '@/shared/schemas'

const position = v.object({
  at: v.number(),
  id: v.custom<Position['id']>((value) => typeof value === 'string'),
})

const historySchema = v.object({
  stretches: v.array(v.object({ from: position, to: position })),
  cursor: v.optional(timestamp),
})

/** What the disk knows of a room's history. Unreadable means nothing known: it is asked for again. */
export function parseHistory(raw: unknown): History {
  const result = v.safeParse(historySchema, raw)
  if (!result.success) return EMPTY_HISTORY
  return { stretches: result.output.stretches, cursor: result.output.cursor }
}
