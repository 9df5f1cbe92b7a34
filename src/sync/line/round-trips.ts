import type { RoundTrip } from '@/domain/connection/connection-report'
import type { SyncContext } from '@/sync/sync-context'

/** The middle of so many is told. */
const TRIPS_KEPT = 15

/** How long the server takes to answer, asked for something small that is not watched. */
export function createRoundTrips({ account, remotes, connection, device, signal }: SyncContext) {
  const { clock } = device
  let trips: readonly number[] = []
  let isAsking = false
  /** How often the connection has come or gone. */
  let turns = 0
  const stop = connection.onStatus(() => turns++)
  signal.addEventListener('abort', stop)

  return {
    /** Settles when there is an answer; at once where none can be had, or is waited for already. */
    async measure(): Promise<void> {
      if (isAsking || connection.status !== 'online') return
      isAsking = true
      const turn = turns
      const before = clock.now()
      try {
        await remotes.messages.readBucket(account.id)
        // Asked again over the next connection, it has waited for that.
        if (turn === turns) trips = [clock.now() - before, ...trips].slice(0, TRIPS_KEPT)
      } catch {
        // Lost on the way: that is told as a loss.
      } finally {
        isAsking = false
      }
    },
    summary(): RoundTrip | undefined {
      const [last] = trips
      if (last === undefined) return undefined
      const sorted = [...trips].sort((a, b) => a - b)
      const median = sorted[Math.floor(sorted.length / 2)] ?? last
      return { last, median, count: trips.length }
    },
  }
}
