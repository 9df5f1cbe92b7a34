import * as v from 'valibot'
import type { CountedUsage } from '@/domain/replica/usage'
import type { RoomId } from '@/shared/ids'
import { count } from '@/shared/schemas'

const usageSchema = v.object({ messages: count, bytes: count, openedAt: v.number() })

/** What the disk says a room takes up; `undefined` where nobody has counted. */
export function parseUsage(room: RoomId, raw: unknown): CountedUsage | undefined {
  const result = v.safeParse(usageSchema, raw)
  return result.success ? { room, ...result.output } : undefined
}
