import type { Unsubscribe } from '@/shared/unsubscribe'

/** This device's time. Injected, so that tests decide what passes. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs once after `ms`; the returned function calls it off. */
  after(ms: number, work: () => void): Unsubscribe
}
