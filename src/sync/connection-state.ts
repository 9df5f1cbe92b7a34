import type { Connection } from '@/domain/connection/connection'
import type { Device } from '@/domain/device/device'
import { createEmitter, type Emitter } from '@/sync/emitter'
import type { Unsubscribe } from '@/shared/unsubscribe'

export type ConnectionStatus = 'connecting' | 'online' | 'offline'

/** A blink of the network is not worth a word; longer than this is. */
export const OFFLINE_AFTER_MS = 2000
/** After waking up, the SDK may be in the middle of a five-minute pause (field trap 5). */
export const WAKE_GRACE_MS = 2000

/** Left alone, the SDK waits longer after each failure, up to five minutes; a person waits less. */
export const RETRY_MS = 15_000

export interface ConnectionState {
  readonly status: ConnectionStatus
  onStatus(listener: (status: ConnectionStatus) => void): Unsubscribe
  /** Settles as soon as there is a connection; rejects only when aborted. */
  whenOnline(signal: AbortSignal): Promise<void>
  /** Calls back at each new connection, and at once when there is one. */
  onEachConnection(listener: () => void): Unsubscribe
  serverNow(): number
  reconnect(): void
}

/** Tells connecting, online and offline apart, and wakes a connection that sleeps. */
export function createConnectionState(
  connection: Connection,
  { clock, attention }: Pick<Device, 'clock' | 'attention'>,
  signal: AbortSignal,
): ConnectionState {
  const statuses = createEmitter<ConnectionStatus>()
  let status: ConnectionStatus = 'connecting'
  let cancelGrace: Unsubscribe | undefined
  let cancelRetry: Unsubscribe | undefined

  function retryWhileWatched() {
    cancelRetry?.()
    cancelRetry = clock.after(RETRY_MS, () => {
      if (status === 'online') return
      if (attention.isVisible()) connection.reconnect()
      retryWhileWatched()
    })
  }

  function become(next: ConnectionStatus) {
    if (next === status) return
    status = next
    statuses.emit(next)
  }

  function startGrace() {
    cancelGrace ??= clock.after(OFFLINE_AFTER_MS, () => {
      cancelGrace = undefined
      become('offline')
      retryWhileWatched()
    })
  }

  const stops = [
    connection.watch((isConnected) => {
      if (!isConnected) {
        if (status === 'online') become('connecting')
        startGrace()
        return
      }
      cancelGrace?.()
      cancelGrace = undefined
      cancelRetry?.()
      become('online')
    }),
    attention.onWake(() => {
      clock.after(WAKE_GRACE_MS, () => {
        if (status !== 'online' && !signal.aborted) connection.reconnect()
      })
    }),
  ]
  signal.addEventListener('abort', () => {
    cancelGrace?.()
    cancelRetry?.()
    for (const stop of stops) stop()
  })

  return {
    get status() {
      return status
    },
    onStatus: (listener) => statuses.on(listener),
    onEachConnection(listener) {
      if (status === 'online') listener()
      return statuses.on((next) => {
        if (next === 'online') listener()
      })
    },
    whenOnline: (until) => waitForOnline(statuses, () => status, until),
    serverNow: () => connection.serverNow(),
    reconnect: () => connection.reconnect(),
  }
}

function waitForOnline(
  statuses: Emitter<ConnectionStatus>,
  current: () => ConnectionStatus,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error)
      return
    }
    if (current() === 'online') {
      resolve()
      return
    }
    const stop = statuses.on((status) => {
      if (status !== 'online') return
      finish()
      resolve()
    })
    const onAbort = () => {
      finish()
      reject(signal.reason as Error)
    }
    const finish = () => {
      stop()
      signal.removeEventListener('abort', onAbort)
    }
    signal.addEventListener('abort', onAbort)
  })
}
