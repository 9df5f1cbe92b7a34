import type { Clock } from '@/domain/device/clock'

/** The machine's clock, in a page and in a worker alike. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}
