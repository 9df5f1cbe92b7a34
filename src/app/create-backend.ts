import {
  createBackend as createFirebaseBackend,
  type Backend as FirebaseBackend,
  type Surroundings,
} from '@/adapters/firebase/backend'
import type { FirebaseSettings } from '@/adapters/firebase/firebase-config'
import type { Lead } from '@/app/open-person'
import type { AuthGateway } from '@/domain/auth/auth-gateway'
import { startSync } from '@/sync/sync'

export interface Backend {
  readonly auth: AuthGateway
  readonly lead: Lead
  /** The bare ports, for where nothing is kept in step. */
  readonly connect: FirebaseBackend['connect']
  readonly openDatabase: FirebaseBackend['openDatabase']
  readonly user: FirebaseBackend['user']
}

/** Signing in, and what the tab that leads does, in one chunk that loads after the first paint. */
export function createBackend(settings: FirebaseSettings, surroundings: Surroundings): Backend {
  const backend = createFirebaseBackend(settings, surroundings)
  return {
    ...backend,
    lead(clock, parts) {
      const remotes = backend.connect(clock)
      const sync = startSync({ ...parts, remotes })
      // Nothing waits for it: without it the device keeps more than it was told to, and drafts to itself.
      import('@/app/lead-later')
        .then(({ leadLater }) => {
          const { connection, signal, profiles } = sync
          return leadLater({ ...parts, remotes, connection, signal }, profiles)
        })
        .catch(() => undefined)
      return sync
    },
  }
}
