import type { Unsubscribe } from '@/shared/unsubscribe'

/** Speaks to the other tabs of the same person on this device. What they say is parsed by who hears it. */
export interface TabChannel {
  /** Tabs that meet here; their locks are named after it too. */
  readonly name: string
  post(message: unknown): void
  /** The first to listen also hears what was said since the channel was opened. */
  listen(listener: (message: unknown) => void): Unsubscribe
}

/**
 * One holder at a time over all tabs; the next in line follows when the holder has let go, was closed
 * or has crashed. Implementations must pass tests/contract/tab-locks.ts.
 */
export interface TabLocks {
  /**
   * Runs `work` once the lock is held, and holds it until `work` settles. Rejects when `signal` aborts
   * the waiting, and as soon as another tab has stolen the lock, whatever `work` still does.
   */
  hold(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void>
  /** The same, but takes the lock from its holder at once, whoever else waits. */
  steal(name: string, work: () => Promise<void>): Promise<void>
}
