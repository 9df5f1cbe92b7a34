import { BEAT_MS } from '@/domain/presence/presence'
import type { ConnectionId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { SyncContext } from '@/sync/sync-context'

/** A lid that opens for a second connects and is gone again: wait before saying "online". */
export const ANNOUNCE_DELAY_MS = 1000

/**
 * Keeps this connection's lease: announced anew on each connection (the SDK does not re-arm what
 * was left for a disconnect), renewed by a heartbeat, `away` while nobody looks.
 */
export function startPresenceKeeper(context: SyncContext, connectionId: ConnectionId): void {
  const { account, remotes, connection, device, signal } = context
  let isAnnounced = false
  let cancelNext: Unsubscribe = () => undefined

  const state = () => (device.attention.isVisible() ? 'online' : 'away')

  function beat() {
    cancelNext()
    cancelNext = device.clock.after(BEAT_MS, beat)
    if (!isAnnounced) return
    // A beat that is lost costs nothing: the next one comes, or the lease lapses as it should.
    void remotes.presence.renew(account.id, connectionId, state()).catch(() => undefined)
  }

  async function announce() {
    if (connection.status !== 'online' || signal.aborted) return
    await remotes.presence.announce(account.id, connectionId, state())
    isAnnounced = true
    cancelNext()
    cancelNext = device.clock.after(BEAT_MS, beat)
  }

  const stops = [
    connection.onStatus((status) => {
      if (status !== 'online') isAnnounced = false
    }),
    connection.onEachConnection(() => {
      cancelNext()
      cancelNext = device.clock.after(ANNOUNCE_DELAY_MS, () => {
        void announce().catch(() => undefined)
      })
    }),
    device.attention.watch(beat),
  ]
  signal.addEventListener('abort', () => {
    cancelNext()
    for (const stop of stops) stop()
  })
}
