import type { PeerAddress } from '@/domain/peer/signal'
import type { CallId, RoomId, UserId } from '@/shared/ids'

export const CALL_KINDS = ['voice', 'video'] as const
/** What it was begun as; each decides by themselves what they send. */
export type CallKind = (typeof CALL_KINDS)[number]

export const DECLINE_REASONS = ['declined', 'busy'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]

/** The seats of a call, mirrored by R-CALL-29: no rule can count. */
export const SEATS = ['0', '1', '2', '3', '4', '5'] as const
export type Seat = (typeof SEATS)[number]

/** Somebody in a call, on one of their pages. A lease: it must be renewed, and lapses by itself. */
export interface CallPerson extends PeerAddress {
  readonly seat: Seat
  /** Server time of the last renewal. */
  readonly beat: number
}

/** The call of a room; there is at most one. */
export interface Call {
  readonly room: RoomId
  readonly id: CallId
  readonly by: UserId
  /** Server time of its beginning. */
  readonly at: number
  readonly kind: CallKind
  readonly people: readonly CallPerson[]
  readonly declined: readonly { readonly user: UserId; readonly why: DeclineReason }[]
  /** In a room of more than two: for whom it rings. */
  readonly called: readonly UserId[]
}

export const CALL_BEAT_MS = 30_000
/** A lease older than this says nothing any more; mirrored by R-CALL-19, 24 and 33. */
export const CALL_LEASE_MS = 120_000

/** Who is in it now, by their seats. */
export function peopleIn(call: Call, serverNow: number): readonly CallPerson[] {
  return call.people
    .filter(({ beat }) => serverNow - beat < CALL_LEASE_MS)
    .toSorted((a, b) => (a.seat < b.seat ? -1 : 1))
}

/** One where nobody sits, for who comes; `undefined` where it is full. */
export function freeSeat(call: Call | undefined, serverNow: number): Seat | undefined {
  const taken = new Set(call ? peopleIn(call, serverNow).map(({ seat }) => seat) : [])
  return SEATS.find((seat) => !taken.has(seat))
}
