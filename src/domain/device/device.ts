import type { Clock } from '@/domain/device/clock'
import type { TabLocks } from '@/domain/device/tabs'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Whether anyone is looking, and hints that the network may be back. */
export interface Attention {
  isVisible(): boolean
  /** Whether this room stands on a screen that someone looks at. */
  sees(room: RoomId): boolean
  /** Becoming visible or hidden. */
  watch(listener: () => void): Unsubscribe
  /** Shown again, woken up, or the browser thinks it is online: worth checking the connection. */
  onWake(listener: () => void): Unsubscribe
  /** The browser is about to stop this page's clock, or to put it aside. The last chance to act. */
  onSleep(listener: () => void): Unsubscribe
}

/** What sync needs of the device it runs on. */
export interface Device {
  readonly clock: Clock
  readonly locks: TabLocks
  readonly attention: Attention
  /** Whole number in [0, limit). */
  randomBelow(limit: number): number
  /** Whether others may see what has been read on it. */
  showsReading(): boolean
  /** Whether others may see that one types here. */
  showsTyping(): boolean
}
