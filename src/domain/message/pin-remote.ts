import type { Watcher } from '@/domain/connection/watcher'
import type { MessageId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** So many messages of a room stay pinned; mirrored by rule R-PIN-8. */
export const MAX_PINS = 20

/** A message that is kept in sight of all of its room. */
export interface Pin {
  readonly id: MessageId
  readonly by: UserId
  readonly at: number
}

/** A pin as this device keeps it, with what it was about when that was last known. */
export interface KeptPin extends Pin {
  readonly from?: UserId | undefined
  /** The beginning of its words. */
  readonly text?: string | undefined
}

/**
 * What is pinned in rooms. Each write settles once the server has answered: while offline it waits; it rejects where the
 * server cannot be asked. Made twice it comes to the same. Implementations must pass tests/contract/pin-remote.ts.
 */
export interface PinRemote {
  /** The newest first, each message once. */
  watch(room: RoomId, watcher: Watcher<readonly Pin[]>): Unsubscribe
  /**
   * The owner's and administrators'; of two, both may. `full`: there are `MAX_PINS`, none of them of a deleted message.
   * `denied`: no right to it, or the message is not there any more.
   */
  pin(room: RoomId, id: MessageId, by: UserId): Promise<'done' | 'denied' | 'full'>
  /** By whoever may pin. What is not pinned is `done`. */
  unpin(room: RoomId, id: MessageId): Promise<'done' | 'denied'>
}

/** The newest first; two who pin one message at the same moment may take two places. */
export function orderPins(pins: readonly Pin[]): readonly Pin[] {
  const byMessage = new Map<MessageId, Pin>()
  for (const pin of [...pins].sort((a, b) => a.at - b.at)) byMessage.set(pin.id, pin)
  return [...byMessage.values()].sort((a, b) => b.at - a.at)
}
