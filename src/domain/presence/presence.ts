import type { ConnectionId, UserId } from '@/shared/ids'

/** One open connection of one person. A lease: it must be renewed, and lapses by itself. */
export interface PresenceLease {
  readonly connection: ConnectionId
  readonly state: 'online' | 'away'
  /** Server time of the last renewal. */
  readonly beat: number
}

/** How often a visible tab renews its lease. */
export const BEAT_MS = 60_000
/** A lease older than this says nothing any more; mirrored by rule R-PRES-4. */
export const LEASE_MS = 180_000

export type Availability = 'online' | 'away' | 'offline'

export interface Presence {
  readonly user: UserId
  readonly availability: Availability
  /** Server time; `undefined` when never seen, or here now. */
  readonly lastSeen: number | undefined
}

/** Online while any connection's lease holds, so two tabs never flap; see trap 12 and 14. */
export function presenceOf(
  user: UserId,
  known: { leases: readonly PresenceLease[]; lastSeen: number | undefined },
  serverNow: number,
): Presence {
  const live = known.leases.filter((lease) => serverNow - lease.beat < LEASE_MS)
  if (live.some((lease) => lease.state === 'online')) {
    return { user, availability: 'online', lastSeen: undefined }
  }
  if (live.length > 0) return { user, availability: 'away', lastSeen: undefined }
  // A connection that died without a word was last seen at its last beat.
  const seen = known.leases.map((lease) => lease.beat)
  if (known.lastSeen !== undefined) seen.push(known.lastSeen)
  const lastSeen = seen.length > 0 ? Math.max(...seen) : undefined
  return { user, availability: 'offline', lastSeen }
}
