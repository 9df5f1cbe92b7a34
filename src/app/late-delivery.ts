import { browserAttention } from '@/adapters/browser/attention'
import { createBackgroundSync } from '@/adapters/browser/background-sync'
import type { LivePerson } from '@/app/open-person'
import { startLateDelivery } from '@/sync/late-delivery'

/** In a chunk of its own: nothing has to wait for it. */
export function deliverLate(person: LivePerson, onRefused: () => void): void {
  startLateDelivery({
    ...person,
    attention: browserAttention,
    lateDelivery: createBackgroundSync(onRefused),
    isOnline: () => person.sync.value?.connection.status === 'online',
  })
}
