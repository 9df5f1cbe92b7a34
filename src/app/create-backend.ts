import { createBackend as createFirebaseBackend } from '@/adapters/firebase/backend'
import type { RedirectMemory } from '@/adapters/firebase/firebase-auth-gateway'
import type { FirebaseSettings } from '@/adapters/firebase/firebase-config'
import type { Lead } from '@/app/open-person'
import type { AuthGateway } from '@/domain/auth/auth-gateway'
import { startSync } from '@/sync/sync'

export interface Backend {
  readonly auth: AuthGateway
  readonly lead: Lead
}

/** Signing in, and what the tab that leads does, in one chunk that loads after the first paint. */
export function createBackend(settings: FirebaseSettings, redirects: RedirectMemory): Backend {
  const backend = createFirebaseBackend(settings, redirects)
  return {
    auth: backend.auth,
    lead: (clock, parts) => startSync({ ...parts, remotes: backend.connect(clock) }),
  }
}
