import { browserClock } from '@/adapters/browser/browser-clock'
import { keptSettings } from '@/adapters/browser/kept-settings'
import { accountMemory, redirectMemory } from '@/adapters/browser/kept-values'
import { noteSockets } from '@/adapters/firebase/database-sockets'
import {
  parseKeptSettings,
  readFirebaseSettings,
  type FirebaseSettings,
} from '@/adapters/firebase/firebase-config'
import { LOOPBACK } from '@/adapters/firebase/local-emulators'
import { probeDatabase } from '@/adapters/idb/probe-database'
import { databaseAnswers } from '@/app/database-answers'
import type { Backend } from '@/app/create-backend'
import type { DemoPerson } from '@/domain/auth/auth-gateway'

/** As the page was opened: going to another page may drop what the address says of the emulators. */
const address = { hostname: location.hostname, host: location.host, search: location.search }
const override = import.meta.env['VITE_FIREBASE_CONFIG'] as string | undefined

/** Only where the emulators of this machine stand in for the services; settled long before the SDK is there. */
export async function loadDemoPeople(): Promise<readonly DemoPerson[] | undefined> {
  if (override || !LOOPBACK.has(address.hostname)) return undefined
  return (await import('@/adapters/firebase/demo-people')).DEMO_PEOPLE
}

let loading: Promise<Backend> | undefined

/** The Firebase SDK, sync and the project's settings, fetched once. A failure can be tried again. */
export function loadBackend(drawn: Promise<void>): Promise<Backend> {
  loading ??= load(drawn).catch((cause: unknown) => {
    loading = undefined
    throw cause
  })
  return loading
}

async function load(drawn: Promise<void>): Promise<Backend> {
  await drawn
  noteSockets(window, readableStorage())
  const [{ createBackend }, settings, hasDatabase] = await Promise.all([
    import('@/app/create-backend'),
    readSettings(),
    databaseAnswers({
      probe: probeDatabase,
      holdsSignIn: accountMemory.read() !== undefined && !isSignInElsewhere(),
      pause: (ms) => new Promise((resolve) => browserClock.after(ms, resolve)),
    }),
  ])
  return createBackend(settings, { redirects: redirectMemory, hasDatabase })
}

/** The SDK keeps it in local storage where there was no database. */
function isSignInElsewhere(): boolean {
  return Object.keys(readableStorage() ?? {}).some((key) => key.startsWith('firebase:authUser:'))
}

/** Kept for the service worker, and for when Hosting does not answer. */
export async function readSettings(): Promise<FirebaseSettings> {
  try {
    const settings = await readFirebaseSettings({
      location: address,
      storage: readableStorage(),
      fetch: (path) => fetch(path),
      override,
    })
    void keptSettings.write(settings).catch(() => undefined)
    return settings
  } catch (cause) {
    const kept = parseKeptSettings(await keptSettings.read().catch(() => undefined))
    if (kept) return kept
    throw cause
  }
}

function readableStorage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}
