import type { Clock } from '@/domain/device/clock'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** What one tab says to the person's other tabs. Nothing in it is taken on trust. */
export interface TabNotice {
  readonly kind: 'outbox'
}

/** Speaks to the other tabs of the same person on this device. */
export interface TabChannel {
  post(notice: TabNotice): void
  listen(listener: (notice: TabNotice) => void): Unsubscribe
}

/** One holder at a time over all tabs; the next in line follows when the holder is gone. */
export interface TabLocks {
  /** Runs `work` once the lock is held and keeps it until `work` settles or `signal` aborts. */
  hold(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void>
}

/** Whether anyone is looking, and hints that the network may be back. */
export interface Attention {
  isVisible(): boolean
  /** Becoming visible or hidden. */
  watch(listener: () => void): Unsubscribe
  /** Shown again, woken up, or the browser thinks it is online: worth checking the connection. */
  onWake(listener: () => void): Unsubscribe
}

/** What sync needs of the device it runs on. */
export interface Device {
  readonly clock: Clock
  readonly channel: TabChannel
  readonly locks: TabLocks
  readonly attention: Attention
  /** Whole number in [0, limit). */
  randomBelow(limit: number): number
}
