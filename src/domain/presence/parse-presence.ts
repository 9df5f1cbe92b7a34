import * as v from 'valibot'
import type { PresenceLease } from '@/domain/presence/presence'
import type { TypingSign } from '@/domain/presence/typing'
import { isConnectionId, isUserId } from '@/shared/ids'
import { timestamp } from '@/shared/schemas'

const leaseSchema = v.object({
  connection: v.custom<PresenceLease['connection']>(isConnectionId),
  state: v.picklist(['online', 'away']),
  beat: timestamp,
})

const typingSchema = v.object({ user: v.custom<TypingSign['user']>(isUserId), at: timestamp })

/** A lease from the network; `undefined` when it is none. */
export function parseLease(raw: unknown): PresenceLease | undefined {
  const result = v.safeParse(leaseSchema, raw)
  return result.success ? result.output : undefined
}

/** A typing sign from the network; `undefined` when it is none. */
export function parseTyping(raw: unknown): TypingSign | undefined {
  const result = v.safeParse(typingSchema, raw)
  return result.success ? result.output : undefined
}
