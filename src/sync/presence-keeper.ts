import { BEAT_MS } from '@/domain/presence/presence'
import type { ConnectionId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { pause } from '@/sync/pause'
import type { SyncContext } from '@/sync/sync-context'

/** A lid that opens for a second connects and is gone again: wait before saying "online". */
export const ANNOUNCE_DELAY_MS = 1000

/** A server that does not answer finds out by itself. */
export const WITHDRAW_LIMIT_MS = 1500

export interface PresenceKeeper {
  /** Takes the lease away, where there is a connection for it. Never rejects. */
  withdraw(): Promise<void>
}

/**
 * Keeps this connection's lease: announced anew on each connection (the SDK does not re-arm what
 * was left for a disconnect), renewed by a heartbeat, `away` while nobody looks.
 */
export function startPresenceKeeper(
  context: SyncContext,
  connectionId: ConnectionId,
  firstDelay = ANNOUNCE_DELAY_MS,
): PresenceKeeper {
  const { account, remotes, connection, device, signal } = context
  let isAnnounced = false
  let delay = firstDelay
  let beating: Promise<void> = Promise.resolve()
  let cancelNext: Unsubscribe = () => undefined

  const state = () => (device.attention.isVisible() ? 'online' : 'away')

  function schedule(ms: number, work: () => void) {
    cancelNext()
    cancelNext = device.clock.after(ms, work)
  }

  /** What fails is made good by the next beat, or the lease lapses as it should. */
  function beat() {
    if (connection.status !== 'online') return
    schedule(BEAT_MS, beat)
    beating = (isAnnounced ? renew() : announce()).catch(() => undefined)
  }

  async function renew() {
    try {
      await remotes.presence.renew(account.id, connectionId, state())
    } catch {
      // Cleaned away by others after a long sleep: it begins anew.
      await announce()
    }
  }

  async function announce() {
    if (connection.status !== 'online' || signal.aborted) return
    await remotes.presence.announce(account.id, connectionId, state())
    isAnnounced = true
  }

  const stops = [
    connection.onStatus((status) => {
      if (status !== 'online') cancelNext()
    }),
    connection.onEachConnection(() => {
      schedule(delay, () => {
        delay = ANNOUNCE_DELAY_MS
        isAnnounced = false
        beat()
      })
    }),
    device.attention.watch(() => {
      // Before the announcement there is nothing to correct: it will say what is so then.
      if (isAnnounced) beat()
    }),
  ]
  function end() {
    cancelNext()
    for (const stop of stops) stop()
  }
  signal.addEventListener('abort', end)

  async function withdraw() {
    // An announcement under way would come after the farewell, and stay.
    await beating
    if (connection.status !== 'online') return
    await remotes.presence.withdraw(account.id, connectionId).catch(() => undefined)
  }

  return {
    async withdraw() {
      end()
      await pause(device.clock, WITHDRAW_LIMIT_MS, signal, withdraw()).catch(() => undefined)
    },
  }
}
