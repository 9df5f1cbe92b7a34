import { initializeApp } from 'firebase/app'
import {
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  inMemoryPersistence,
} from 'firebase/auth'
import { connectDatabaseEmulator, getDatabase } from 'firebase/database'
import { connectRemotes } from '@/adapters/firebase/connect-remotes'
import { FirebaseAuthGateway, type RedirectMemory } from '@/adapters/firebase/firebase-auth-gateway'
import type { FirebaseSettings } from '@/adapters/firebase/firebase-config'
import type { AuthGateway } from '@/domain/auth/auth-gateway'
import type { Remotes } from '@/domain/connection/remotes'

export interface Backend {
  readonly auth: AuthGateway
  /** Connects at the first call and not before: a page that shows the sign-in needs no socket. */
  connect(clock: {
    now: () => number
    knownOffset: number
    onOffset: (ms: number) => void
  }): Remotes
}

/** Everything that needs the Firebase SDK, in one chunk that loads after the first paint. */
export function createBackend(settings: FirebaseSettings, redirects: RedirectMemory): Backend {
  const { options, emulators } = settings
  const app = initializeApp(options)
  const auth = initializeAuth(app, {
    persistence: [indexedDBLocalPersistence, browserLocalPersistence, inMemoryPersistence],
  })
  if (emulators) {
    const url = `http://${emulators.host}:${emulators.authPort}`
    connectAuthEmulator(auth, url, { disableWarnings: true })
  }
  return {
    auth: new FirebaseAuthGateway(auth, { isEmulator: emulators !== undefined, redirects }),
    connect(clock) {
      const database = getDatabase(app)
      if (emulators) connectDatabaseEmulator(database, emulators.host, emulators.databasePort)
      return connectRemotes(database, clock)
    },
  }
}
