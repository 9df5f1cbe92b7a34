import type { Watcher } from '@/domain/connection/watcher'
import { SIGNAL_LIFE_MS, type Signal, type WaitingSignal } from '@/domain/peer/signal'
import type { SignalRemote } from '@/domain/peer/signal-remote'
import type { EndpointId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { SyncContext } from '@/sync/sync-context'

interface Telling {
  readonly tell: (signals: readonly Signal[]) => void
  readonly watcher: <Value>(take: (value: Value) => void) => Watcher<Value>
}

/** Tells what is said to a page, and takes it away; what is stale is only taken away. */
export function watchSignals(
  { account, connection }: Pick<SyncContext, 'account' | 'connection'>,
  signals: SignalRemote,
  endpoint: EndpointId,
  { tell, watcher }: Telling,
): Unsubscribe {
  const me = { user: account.id, endpoint }
  const now = () => connection.serverNow()
  // What pages that are gone have left. Another time, where it cannot be done now.
  signals.sweep(account.id, now()).catch(() => undefined)
  return signals.watch(
    me,
    watcher((all: readonly WaitingSignal[]) => {
      if (all.length === 0) return
      const fresh = all
        .filter(({ at }) => now() - at <= SIGNAL_LIFE_MS)
        .map(({ place: _place, ...signal }) => signal)
      if (fresh.length > 0) tell(fresh)
      const places = all.map(({ place }) => place)
      signals.take(account.id, places).catch(() => undefined)
    }),
  )
}
