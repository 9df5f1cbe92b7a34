import type { Clock } from '@/domain/device/clock'

/** Before trying again what failed for a reason that may pass. */
export const RETRY_PAUSE_MS = 1000

/** Waits on the injected clock, or until `early` settles before; rejects when aborted. */
export function pause(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  early?: Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error)
      return
    }
    const onAbort = () => {
      cancel()
      reject(signal.reason as Error)
    }
    const finish = () => {
      cancel()
      signal.removeEventListener('abort', onAbort)
      resolve()
    }
    const cancel = clock.after(ms, finish)
    signal.addEventListener('abort', onAbort, { once: true })
    void early?.then(finish)
  })
}
