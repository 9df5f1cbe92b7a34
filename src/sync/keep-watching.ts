import type { Unsubscribe } from '@/shared/unsubscribe'
import type { SyncContext } from '@/sync/sync-context'

/** How long to wait before asking again for what the server has ended; then no more of it. */
export const RENEWAL_PAUSES_MS = [1000, 5000, 30_000] as const
/** What has held for so long was ended for a new reason. */
const STEADY_MS = 60_000

interface KeepOptions {
  /** Begins anew at each connection, also where the SDK would go on by itself. */
  readonly isAlwaysAnew?: boolean
}

/**
 * Keeps something watched that the server may end at any time: a sign-in lapses, rules are replaced.
 * Once `begin` says that it is lost, it begins anew at the next connection, or after a few pauses
 * while connected. Bounded: to who really may not read, the answer stays the same.
 */
export function keepWatching(
  { connection, device }: Pick<SyncContext, 'connection' | 'device'>,
  begin: (onLost: () => void) => Unsubscribe,
  { isAlwaysAnew = false }: KeepOptions = {},
): Unsubscribe {
  const { clock } = device
  let end: Unsubscribe | undefined
  let cancelPause: Unsubscribe | undefined
  /** Tells the watch that runs from those that have ended and may still have a word to say. */
  let current = 0
  let begunAt = 0
  let tries = 0

  function start() {
    stop()
    const mine = current
    begunAt = clock.now()
    const stopMine = begin(() => {
      if (mine === current) lose()
    })
    if (mine === current) end = stopMine
    else stopMine()
  }

  function stop() {
    current++
    cancelPause?.()
    cancelPause = undefined
    end?.()
    end = undefined
  }

  function lose() {
    const hasHeld = clock.now() - begunAt >= STEADY_MS
    stop()
    if (hasHeld) tries = 0
    const pause = RENEWAL_PAUSES_MS[tries++]
    if (pause === undefined) return
    cancelPause = clock.after(pause, () => {
      // Without a connection, the next one begins anew.
      if (connection.status === 'online') start()
    })
  }

  start()
  const stopConnection = connection.onStatus((status) => {
    if (status !== 'online') return
    tries = 0
    if (isAlwaysAnew || !end) start()
  })
  return () => {
    stopConnection()
    stop()
  }
}
