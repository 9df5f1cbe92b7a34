import type { UserId } from '@/shared/ids'

export interface TypingSign {
  readonly user: UserId
  /** Server time of the last sign. */
  readonly at: number
}

/** A sign older than this no longer shows; mirrored by rule R-TYP-7. */
export const TYPING_LEASE_MS = 6000
/** While typing goes on, the sign is renewed this often and no more. */
export const TYPING_RENEW_MS = 3000

/** Who is typing now, without the reader, in the order of their signs. */
export function typingNow(
  signs: readonly TypingSign[],
  reader: UserId,
  serverNow: number,
): readonly UserId[] {
  return signs
    .filter((sign) => sign.user !== reader && serverNow - sign.at < TYPING_LEASE_MS)
    .sort((a, b) => a.at - b.at)
    .map((sign) => sign.user)
}
