import type { Watcher } from '@/domain/connection/watcher'
import type { OutgoingSignal, PeerAddress, WaitingSignal } from '@/domain/peer/signal'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** What pages say to each other by way of the server. Implementations must pass tests/contract/signal-remote.ts. */
export interface SignalRemote {
  /**
   * Tells what is said to this page, the oldest first, at most `INBOX_LIMIT` at a time, until it is taken.
   * What cannot be read is taken away and counted. What is in the page's inbox is cleared when the connection ends; what is at the desk stays.
   */
  watch(me: PeerAddress, watcher: Watcher<readonly WaitingSignal[]>): Unsubscribe
  /**
   * Denied where the two share no such room, or one may not write there, or the other has not taken what was said before:
   * `PLACES` in an inbox at the most.
   */
  send(signal: OutgoingSignal): Promise<'done' | 'denied'>
  /** Takes these away, by their places. */
  take(user: UserId, places: readonly string[]): Promise<'done' | 'denied'>
  /** Takes away what was left for pages that are gone. */
  sweep(user: UserId, serverNow: number): Promise<void>
}
