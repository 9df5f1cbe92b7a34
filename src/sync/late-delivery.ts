import type { Attention } from '@/domain/device/device'
import type { LateDelivery } from '@/domain/device/late-delivery'
import { isOnDisk } from '@/domain/replica/is-on-disk'
import type { Replica } from '@/domain/replica/replica'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { Change } from '@/sync/change'
import type { Emitter } from '@/sync/emitter'

interface LateDeliveryParts {
  readonly replica: Replica
  readonly changes: Emitter<Change>
  readonly attention: Pick<Attention, 'isVisible' | 'watch'>
  readonly lateDelivery: LateDelivery
  readonly isOnline: () => boolean
}

/**
 * Asks for late delivery when something waits and this tab may not be there to send it: it was
 * written offline, or the page is being left.
 */
export function startLateDelivery(parts: LateDeliveryParts): Unsubscribe {
  const { replica, changes, attention, lateDelivery, isOnline } = parts

  async function askIfNeeded() {
    // What is in memory alone cannot be read by the service worker.
    if (!isOnDisk(replica)) return
    const rows = await replica.readOutbox().catch(() => [])
    if (rows.some(({ status }) => status !== 'refused')) await lateDelivery.ask()
  }

  const stops = [
    changes.on(({ kind }) => {
      if (kind === 'outbox' && !isOnline()) void askIfNeeded()
    }),
    attention.watch(() => {
      if (!attention.isVisible()) void askIfNeeded()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
