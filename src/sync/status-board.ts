import { createEmitter } from '@/sync/emitter'
import type { Unsubscribe } from '@/shared/unsubscribe'

export type ConnectionStatus = 'connecting' | 'online' | 'offline'

/** A blink of the network is not worth a word; longer than this is. */
export const OFFLINE_AFTER_MS = 2000

/** What is known of the connection, and those who wait for it. */
export interface StatusBoard {
  readonly status: ConnectionStatus
  become(next: ConnectionStatus): void
  onStatus(listener: (status: ConnectionStatus) => void): Unsubscribe
  /** Settles as soon as there is a connection; rejects only when aborted. */
  whenOnline(signal: AbortSignal): Promise<void>
  /** Calls back at each new connection, and at once when there is one. */
  onEachConnection(listener: () => void): Unsubscribe
}

export function createStatusBoard(): StatusBoard {
  const statuses = createEmitter<ConnectionStatus>()
  let status: ConnectionStatus = 'connecting'

  return {
    get status() {
      return status
    },
    become(next) {
      if (next === status) return
      status = next
      statuses.emit(next)
    },
    onStatus: (listener) => statuses.on(listener),
    onEachConnection(listener) {
      if (status === 'online') listener()
      return statuses.on((next) => {
        if (next === 'online') listener()
      })
    },
    whenOnline(signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason as Error)
          return
        }
        if (status === 'online') {
          resolve()
          return
        }
        const stop = statuses.on((next) => {
          if (next !== 'online') return
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
    },
  }
}
