import type { Connection } from '@/domain/connection/connection'
import type { Clock } from '@/domain/device/clock'
import { pause } from '@/sync/pause'

/** Between two tries of something that the server did not answer. */
export const INSIST_MS = 2000

interface InsistParts {
  readonly connection: Connection
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Makes something that may be done twice again, until the server has answered. Rejects when aborted. */
export function createInsist({ connection, clock, signal }: InsistParts) {
  /** Settles at the next news of the connection, so that nothing waits once it is back. */
  function whenHeard(): Promise<void> {
    return new Promise((resolve) => {
      let isFirst = true
      const stop = connection.watch((isConnected) => {
        // What is known already is no news.
        if (isConnected && !isFirst) resolve()
        isFirst = false
      })
      signal.addEventListener('abort', () => stop(), { once: true })
      void clock.after(INSIST_MS, () => stop())
    })
  }

  return async function insist<Value>(work: () => Promise<Value>): Promise<Value> {
    for (;;) {
      signal.throwIfAborted()
      try {
        return await untilAborted(work(), signal)
      } catch (cause) {
        signal.throwIfAborted()
        if (isVerdict(cause)) throw cause
        await pause(clock, INSIST_MS, signal, whenHeard())
      }
    }
  }
}
export type Insist = ReturnType<typeof createInsist>

/** What the rules say no to, they say no to again. */
function isVerdict(cause: unknown): boolean {
  return cause instanceof Error && /permission.denied/i.test(cause.message)
}

/** A write waits for a connection for as long as it takes; the person need not. */
function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error)
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
