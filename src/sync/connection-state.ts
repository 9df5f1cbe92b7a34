import type { Connection, Ending } from '@/domain/connection/connection'
import type { Device } from '@/domain/device/device'
import { createStatusBoard, OFFLINE_AFTER_MS, type StatusBoard } from '@/sync/status-board'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** After waking up, the SDK may be in the middle of a five-minute pause (field trap 5). */
export const WAKE_GRACE_MS = 2000

/** Left alone, the SDK waits longer after each failure, up to five minutes; a person waits less. */
export const RETRY_MS = 15_000

export interface ConnectionState extends Omit<StatusBoard, 'become'> {
  serverNow(): number
  /** Without a reason it is the person who asks. */
  reconnect(why?: Ending): void
}

/** Tells connecting, online and offline apart, and wakes a connection that sleeps. */
export function createConnectionState(
  connection: Connection,
  { clock, attention }: Pick<Device, 'clock' | 'attention'>,
  signal: AbortSignal,
): ConnectionState {
  const board = createStatusBoard()
  let cancelGrace: Unsubscribe | undefined
  let cancelRetry: Unsubscribe | undefined

  function retryWhileWatched() {
    cancelRetry?.()
    cancelRetry = clock.after(RETRY_MS, () => {
      if (board.status === 'online') return
      if (attention.isVisible()) connection.reconnect('broken')
      retryWhileWatched()
    })
  }

  function startGrace() {
    cancelGrace ??= clock.after(OFFLINE_AFTER_MS, () => {
      cancelGrace = undefined
      board.become('offline')
      retryWhileWatched()
    })
  }

  const stops = [
    connection.watch((isConnected) => {
      if (!isConnected) {
        if (board.status === 'online') board.become('connecting')
        startGrace()
        return
      }
      cancelGrace?.()
      cancelGrace = undefined
      cancelRetry?.()
      board.become('online')
    }),
    attention.onWake(() => {
      clock.after(WAKE_GRACE_MS, () => {
        if (board.status !== 'online' && !signal.aborted) connection.reconnect('woke')
      })
    }),
  ]
  signal.addEventListener('abort', () => {
    cancelGrace?.()
    cancelRetry?.()
    for (const stop of stops) stop()
  })

  return Object.assign(board, {
    serverNow: () => connection.serverNow(),
    reconnect: (why: Ending = 'asked') => connection.reconnect(why),
  })
}
