import type { Clock } from '@/domain/device/clock'

/** A full outbox of one conversation comes at once; after that as fast as anyone types. */
export const FRAME_BURST = 200
const PER_SECOND = 10

/** How many frames another page may send: whoever floods is not heard. */
export function createFrameAllowance({ now }: Pick<Clock, 'now'>) {
  let left = FRAME_BURST
  let at = now()

  return {
    /** Whether one more is heard. */
    take(): boolean {
      const then = at
      at = now()
      left = Math.min(FRAME_BURST, left + (Math.max(0, at - then) / 1000) * PER_SECOND)
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
