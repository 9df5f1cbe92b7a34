import type { ReadMark } from '@/domain/room/read-mark'
import { isUserId } from '@/shared/ids'

/** A read mark from the network or another tab; `undefined` when it is none. */
export function parseReadMark(raw: unknown): ReadMark | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const { user, at } = raw as { readonly [Key in keyof ReadMark]?: unknown }
  const isTime = typeof at === 'number' && at >= 0 && at < Infinity
  return isUserId(user) && isTime ? { user, at } : undefined
}
