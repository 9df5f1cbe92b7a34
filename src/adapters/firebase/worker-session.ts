import { deleteApp, initializeApp } from 'firebase/app'
import { connectAuthEmulator, indexedDBLocalPersistence, initializeAuth } from 'firebase/auth'
import type { FirebaseSettings } from '@/adapters/firebase/firebase-config'
import { isUserId, type UserId } from '@/shared/ids'

/** Who is signed in on this device, as far as a program without a page can know. */
export interface WorkerSession {
  /** `undefined`: nobody is. */
  readonly user: UserId | undefined
  /** A valid ID token, renewed where it has run out. Rejects when it cannot be. */
  token(): Promise<string>
  close(): Promise<void>
}

/**
 * The sign-in that the pages of Hearth keep in IndexedDB, for the service worker. Opened anew each
 * time, since a page may have signed somebody else in meanwhile. The pages find it by the name of
 * the app, so it must be the default one here too.
 */
export async function openWorkerSession(settings: FirebaseSettings): Promise<WorkerSession> {
  const { options, emulators } = settings
  const app = initializeApp(options)
  const auth = initializeAuth(app, { persistence: indexedDBLocalPersistence })
  if (emulators) {
    const url = `http://${emulators.host}:${emulators.authPort}`
    connectAuthEmulator(auth, url, { disableWarnings: true })
  }
  await auth.authStateReady()
  const uid = auth.currentUser?.uid
  return {
    user: isUserId(uid) ? uid : undefined,
    token: () => auth.currentUser?.getIdToken() ?? Promise.reject(new Error('nobody is signed in')),
    close: () => deleteApp(app),
  }
}
