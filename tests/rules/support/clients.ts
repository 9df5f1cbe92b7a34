import { deleteApp, initializeApp, setLogLevel } from 'firebase/app'
import type { FirebaseApp } from 'firebase/app'
import { connectDatabaseEmulator, getDatabase } from 'firebase/database'
import type { Database } from 'firebase/database'
import { afterEach } from 'vitest'
import { startEmulator } from '#emulator/server.ts'
import type { Emulator } from '#emulator/server.ts'
import { RULES_FILE } from './load-rules.ts'
import { NOW } from './world.ts'

const apps: FirebaseApp[] = []
const emulators: Emulator[] = []
let names = 0

// The SDK warns of each refusal, and refusals are what is looked for.
setLogLevel('silent')

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => deleteApp(app)))
  await Promise.all(emulators.splice(0).map((emulator) => emulator.stop()))
})

/** An emulator under the deployed rules whose time stands still until it is told to pass. */
export async function startWithRules() {
  let now = NOW
  const emulator = await startEmulator({ port: 0, rulesFile: RULES_FILE, clock: () => now })
  emulators.push(emulator)

  /** A person's connection through the official SDK. */
  function connect(uid: string, namespace = 'app'): Database {
    const databaseURL = `${emulator.url}?ns=${namespace}`
    const app = initializeApp({ projectId: namespace, databaseURL }, `client-${++names}`)
    apps.push(app)
    const database = getDatabase(app)
    const mockUserToken = { user_id: uid, sub: uid }
    connectDatabaseEmulator(database, emulator.host, emulator.port, { mockUserToken })
    return database
  }

  return {
    connect,
    treeOf: (namespace: string) => emulator.get(namespace, ''),
    now: () => now,
    pass: (ms: number) => {
      now += ms
    },
  }
}
