import type { Watcher } from '@/domain/connection/watcher'
import type { OutgoingSignal, PeerAddress, Signal } from '@/domain/peer/signal'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** What pages say to each other by way of the server. Implementations must pass tests/contract/signal-remote.ts. */
export interface SignalRemote {
  /**
   * Tells what is said to this page, the oldest first, at most `INBOX_LIMIT` at a time, until it is taken.
   * What cannot be read is taken away and counted. The inbox is cleared when the connection ends.
   */
  watch(me: PeerAddress, watcher: Watcher<readonly Signal[]>): Unsubscribe
  /** Denied where the two share no such room, or one may not write there. */
  send(signal: OutgoingSignal): Promise<'done' | 'denied'>
  /** Takes these away. */
  take(me: PeerAddress, ids: readonly string[]): Promise<'done' | 'denied'>
  /** Takes away what was left in the inboxes of pages that are gone. */
  sweep(user: UserId, serverNow: number): Promise<void>
}
