import type { Named } from '@/domain/message/mentions'
import type { UserId } from '@/shared/ids'

/** Stands among those that a message mentions for all who are in the room. Mirrored by rule R-ALL-1. */
export const EVERYONE = 'all' as UserId

/** What is written for it, in whichever language. */
export const EVERYONE_NAMES = ['all', '所有人'] as const

export const EVERYONE_NAMED: readonly Named[] = EVERYONE_NAMES.map((name) => ({
  id: EVERYONE,
  name,
}))
