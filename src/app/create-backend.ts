import { preferencesMemory } from '@/adapters/browser/kept-values'
import {
  createBackend as createFirebaseBackend,
  type Surroundings,
} from '@/adapters/firebase/backend'
import type { FirebaseSettings } from '@/adapters/firebase/firebase-config'
import type { Lead } from '@/app/open-person'
import type { AuthGateway } from '@/domain/auth/auth-gateway'
import { budgetBytes } from '@/domain/preferences/preferences'
import { startSync } from '@/sync/sync'

export interface Backend {
  readonly auth: AuthGateway
  readonly lead: Lead
}

/** Signing in, and what the tab that leads does, in one chunk that loads after the first paint. */
export async function createBackend(
  settings: FirebaseSettings,
  surroundings: Surroundings,
): Promise<Backend> {
  const backend = await createFirebaseBackend(settings, surroundings)
  return {
    auth: backend.auth,
    lead(clock, parts) {
      const remotes = backend.connect(clock)
      const sync = startSync({ ...parts, remotes })
      // Nothing waits for it. Without it the device keeps more than it was told to, until the next page.
      import('@/sync/storage-keeper')
        .then(({ startStorageKeeper }) => {
          const { connection, signal } = sync
          const context = { ...parts, remotes, connection, signal }
          startStorageKeeper(context, () => budgetBytes(preferencesMemory.read().storageBudget))
        })
        .catch(() => undefined)
      return sync
    },
  }
}
