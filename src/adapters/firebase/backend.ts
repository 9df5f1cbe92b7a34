import { initializeApp } from 'firebase/app'
import {
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  inMemoryPersistence,
} from 'firebase/auth'
import { connectDatabaseEmulator, getDatabase, goOnline, type Database } from 'firebase/database'
import { connectRemotes } from '@/adapters/firebase/connect-remotes'
import { FirebaseAuthGateway, type RedirectMemory } from '@/adapters/firebase/firebase-auth-gateway'
import type { FirebaseSettings } from '@/adapters/firebase/firebase-config'
import type { ClockSources } from '@/adapters/firebase/firebase-connection'
import type { AuthGateway } from '@/domain/auth/auth-gateway'
import type { Remotes } from '@/domain/connection/remotes'

export interface Backend {
  readonly auth: AuthGateway
  /** Connects only when called: a page that shows the sign-in, or follows another tab, needs no socket. */
  connect(clock: ClockSources): Remotes
  /** The database itself, for who measures it. Connected from then on. */
  openDatabase(): Database
  /** Who is signed in on this device, once that is known. */
  user(): Promise<{ readonly id: string; readonly token: () => Promise<string> } | undefined>
}

export interface Surroundings {
  readonly redirects: RedirectMemory
  /** Whether the browser's database answers: without it a sign-in is kept elsewhere. */
  readonly hasDatabase: boolean
}

/** Everything that needs the Firebase SDK. */
export function createBackend(
  settings: FirebaseSettings,
  { redirects, hasDatabase }: Surroundings,
): Backend {
  const { options, emulators } = settings
  const app = initializeApp(options)
  const auth = initializeAuth(app, {
    persistence: [
      ...(hasDatabase ? [indexedDBLocalPersistence] : []),
      browserLocalPersistence,
      inMemoryPersistence,
    ],
  })
  if (emulators) {
    const url = `http://${emulators.host}:${emulators.authPort}`
    connectAuthEmulator(auth, url, { disableWarnings: true })
  }
  function openDatabase() {
    const database = getDatabase(app)
    if (emulators) connectDatabaseEmulator(database, emulators.host, emulators.databasePort)
    // An earlier connection of this page may have been closed.
    goOnline(database)
    return database
  }
  return {
    auth: new FirebaseAuthGateway(auth, { hasDemo: emulators !== undefined, redirects }),
    connect: (clock) => connectRemotes(openDatabase(), clock),
    openDatabase,
    async user() {
      await auth.authStateReady()
      const { currentUser: user } = auth
      return user ? { id: user.uid, token: () => user.getIdToken() } : undefined
    },
  }
}
