import type { Call, CallKind, CallPerson, DeclineReason } from '@/domain/call/call'
import type { Watcher } from '@/domain/connection/watcher'
import type { CallId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Who takes which seat, from which page. */
export type Sitting = Omit<CallPerson, 'beat'>

export interface CallBeginning extends Sitting {
  readonly id: CallId
  readonly kind: CallKind
  /** For whom it rings, in a room of more than two: at most as many as there are other seats. */
  readonly called: readonly UserId[]
}

/** The calls of rooms. Implementations must pass tests/contract/call-remote.ts. */
export interface CallRemote {
  /** `undefined`: there is none, or one that cannot be read. */
  watch(room: RoomId, watcher: Watcher<Call | undefined>): Unsubscribe
  /** Some members of the room, so many at the most. Rejects where they cannot be read. */
  readMembers(room: RoomId, limit: number): Promise<readonly UserId[]>
  /** Denied where there is a call that somebody is in. Otherwise as `sit`. */
  begin(room: RoomId, beginning: CallBeginning): Promise<'done' | 'denied'>
  /**
   * Takes the seat, in the call that is there; leaves word with the server to give it back when the
   * connection ends. Denied where somebody else sits there, or oneself on another device.
   */
  sit(room: RoomId, sitting: Sitting): Promise<'done' | 'denied'>
  /** Renews the lease. Denied where it was swept up and another sits there. */
  renew(room: RoomId, sitting: Sitting): Promise<'done' | 'denied'>
  /** Gives the seat back. Done, too, where it was not held. */
  leave(room: RoomId, sitting: Sitting): Promise<'done' | 'denied'>
  /** Takes the call away: of two, whoever is in it; in a room of more, once all have left. */
  end(room: RoomId): Promise<'done' | 'denied'>
  /** Takes away a call that nobody is in any more, with the leases in it, which have lapsed. */
  sweep(call: Call): Promise<'done' | 'denied'>
  decline(room: RoomId, user: UserId, why: DeclineReason): Promise<'done' | 'denied'>
}
