import { OUTBOX_TAG, type LateDelivery } from '@/domain/device/late-delivery'

/** Not in TypeScript's library: only some browsers have it. */
interface SyncRegistration extends ServiceWorkerRegistration {
  readonly sync?: { register(tag: string): Promise<void> }
}

/** Background Sync: the browser calls the service worker when there is a network (src/sw). */
export function createBackgroundSync(onRefused: () => void): LateDelivery {
  return {
    async ask() {
      try {
        const registration: SyncRegistration | undefined =
          await navigator.serviceWorker.getRegistration()
        await registration?.sync?.register(OUTBOX_TAG)
      } catch {
        // Switched off in the browser's settings, or this is a private window.
        onRefused()
      }
    },
  }
}
