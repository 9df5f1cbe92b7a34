import {
  LOSSES_KEPT,
  monthOf,
  type ConnectionReport,
  type KeptLine,
  type Loss,
} from '@/domain/connection/connection-report'
import {
  addVolumes,
  NO_VOLUME,
  type TrafficMeter,
  type Volume,
} from '@/domain/connection/traffic-meter'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { ConnectionState } from '@/sync/connection-state'
import { createRoundTrips } from '@/sync/line/round-trips'
import type { SyncContext } from '@/sync/sync-context'

/** How often it tells, and measures, while somebody looks. */
export const READING_MS = 2000

/** How one connection does: what it carries, and each time that it was lost. */
export interface Line {
  /** Tells at once and every few seconds; only then is the round trip measured. */
  watch(listener: (report: ConnectionReport) => void): Unsubscribe
  /** Goes on from what this device has kept. */
  restore(kept: KeptLine): void
  kept(): KeptLine
  /** Another tab had the connection until now. */
  noteMove(): void
}

const lines = new WeakMap<ConnectionState, Line>()

/** There is one of it for each connection, from when it is first asked for. */
export function lineOf(context: SyncContext, traffic: TrafficMeter): Line {
  const known = lines.get(context.connection)
  if (known) return known
  const line = createLine(context, traffic)
  lines.set(context.connection, line)
  return line
}

function createLine(context: SyncContext, traffic: TrafficMeter): Line {
  const { connection, remotes, device, signal } = context
  const { clock } = device
  const since = clock.now()
  const trips = createRoundTrips(context)
  const listeners = new Set<(report: ConnectionReport) => void>()
  const rooms = new Map<RoomId, Volume>()
  let total = NO_VOLUME
  let refusals = 0
  let month = { month: monthOf(since), volume: NO_VOLUME }
  let losses: readonly Loss[] = []
  let isOnline = connection.status === 'online'
  let cancel: Unsubscribe | undefined

  function lose(why: Loss['why']) {
    losses = [{ at: clock.now(), why }, ...losses].slice(0, LOSSES_KEPT)
  }

  function comeBack() {
    const [last, ...rest] = losses
    if (!last || last.back) return
    losses = [{ ...last, back: { at: clock.now(), over: remotes.connection.transport() } }, ...rest]
  }

  function count() {
    const taken = traffic.take()
    const now = monthOf(clock.now())
    if (now !== month.month) month = { month: now, volume: NO_VOLUME }
    month = { month: now, volume: addVolumes(month.volume, taken) }
    total = addVolumes(total, taken)
    refusals += taken.refusals
    for (const [room, volume] of taken.rooms) {
      rooms.set(room, addVolumes(rooms.get(room) ?? NO_VOLUME, volume))
    }
  }

  function report(): ConnectionReport {
    count()
    return {
      ...total,
      transport: isOnline ? remotes.connection.transport() : undefined,
      offset: connection.serverNow() - clock.now(),
      roundTrip: trips.summary(),
      since,
      rooms: [...rooms].map(([room, volume]) => ({ room, ...volume })),
      refusals,
      losses,
      month: month.volume,
    }
  }

  function tell() {
    const now = report()
    for (const listener of [...listeners]) listener(now)
  }

  function run() {
    cancel?.()
    if (listeners.size === 0 || signal.aborted) return
    cancel = clock.after(READING_MS, () => {
      void trips.measure().then(tell)
      run()
    })
  }

  const stopStatus = connection.onStatus((status) => {
    const was = isOnline
    isOnline = status === 'online'
    if (was && !isOnline) lose(remotes.connection.ending())
    if (!was && isOnline) comeBack()
    tell()
  })
  signal.addEventListener('abort', () => {
    stopStatus()
    cancel?.()
    listeners.clear()
  })

  return {
    watch(listener) {
      listeners.add(listener)
      listener(report())
      void trips.measure().then(tell)
      run()
      return () => {
        listeners.delete(listener)
        run()
      }
    },
    restore(kept) {
      if (kept.month === month.month) {
        month = { ...month, volume: addVolumes(month.volume, kept.volume) }
      }
      // What was lost and never found again ended with the page that had it.
      losses = [...losses, ...kept.losses].slice(0, LOSSES_KEPT)
    },
    kept() {
      count()
      return { ...month, losses }
    },
    noteMove() {
      lose('moved')
      if (isOnline) comeBack()
    },
  }
}
