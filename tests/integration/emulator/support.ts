import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deleteApp, initializeApp } from 'firebase/app'
import type { FirebaseApp } from 'firebase/app'
import { connectDatabaseEmulator, getDatabase, onValue } from 'firebase/database'
import type { DataSnapshot, Database, Query } from 'firebase/database'
import { afterEach } from 'vitest'
import { startEmulator } from '#emulator/server.ts'
import type { Emulator, EmulatorOptions } from '#emulator/server.ts'

const emulators: Emulator[] = []
const apps: FirebaseApp[] = []
const directories: string[] = []
let names = 0

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => deleteApp(app)))
  await Promise.all(emulators.splice(0).map((emulator) => emulator.stop()))
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true })
})

/** An empty directory that goes after the test, and after its emulators. */
export function dataDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'emulator-'))
  directories.push(directory)
  return directory
}

/** An emulator on a free port, stopped after the test. */
export async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({ port: 0, ...options })
  emulators.push(emulator)
  return emulator
}

/** A client of the official SDK with a connection of its own; gone after the test. */
export function sdk(emulator: Emulator, user?: string): Database {
  const databaseURL = `${emulator.url}?ns=demo`
  const app = initializeApp({ projectId: 'demo', databaseURL }, `app-${String(++names)}`)
  apps.push(app)
  const database = getDatabase(app)
  if (user !== undefined) {
    const mockUserToken = { user_id: user }
    connectDatabaseEmulator(database, emulator.host, emulator.port, { mockUserToken })
  }
  return database
}

/** Everything a listener hears, and a way to wait until it hears what is wanted. */
export function watch(query: Query) {
  const values: unknown[] = []
  const waiting = new Set<() => void>()
  const failures: string[] = []
  const wake = () => {
    for (const check of [...waiting]) check()
  }
  const stop = onValue(
    query,
    (snapshot: DataSnapshot) => {
      values.push(snapshot.val())
      wake()
    },
    (cause) => {
      failures.push(cause.message)
      wake()
    },
  )
  const until = (isDone: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!isDone()) return
        waiting.delete(check)
        resolve()
      }
      waiting.add(check)
      check()
    })
  return {
    values,
    failures,
    stop,
    until,
    /** Resolves once the last value equals the wanted one. */
    becomes: (wanted: unknown) =>
      until(() => values.length > 0 && JSON.stringify(values.at(-1)) === JSON.stringify(wanted)),
  }
}
