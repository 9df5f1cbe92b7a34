import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startEmulator, type Emulator } from '../../emulator/server.ts'
import { DEMO_PEOPLE } from '../../src/adapters/firebase/demo-people.ts'
import { DEMO_PROJECT } from '../../src/adapters/firebase/local-emulators.ts'
import { createDemoData } from '../seed/demo-data.ts'
import { createAccounts } from './demo-accounts.ts'
import { startFirebaseEmulators } from './firebase-emulators.ts'
import type { Ports } from './ports.ts'

const ROOT = resolve(import.meta.dirname, '../..')

export interface World {
  readonly url: string
  readonly authUrl: string
  readonly database: Emulator
  /** Ends everything and keeps what is to be kept. May be called twice. */
  stop(): Promise<void>
}

export interface WorldOptions {
  readonly ports: Ports
  /** Hosting serves the built app behind its headers; in development Vite serves the sources. */
  readonly withHosting: boolean
  /** Where everything lasts between runs. Left out: nothing lasts. */
  readonly directory?: string
  readonly withDemoData: boolean
  readonly explain?: boolean
}

/** Auth, Hosting and the database on this machine: all that Hearth needs. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { ports, withHosting, directory, withDemoData } = options
  const database = await startEmulator({
    port: ports.database,
    rulesFile: join(ROOT, 'database.rules.json'),
    explain: options.explain ?? false,
    log: (text) => console.log(text),
    ...(directory ? { data: join(directory, 'database') } : {}),
  })
  try {
    const firebase = await startFirebaseEmulators({
      ports: { ...ports, database: database.port },
      withHosting,
      ...(directory ? { accounts: join(directory, 'accounts') } : {}),
    })
    const authUrl = `http://127.0.0.1:${ports.auth}`
    await createAccounts(authUrl, DEMO_PEOPLE)
    if (withDemoData) seedOnce(database)
    let stopping: Promise<unknown> | undefined
    return {
      url: `http://127.0.0.1:${ports.app}`,
      authUrl,
      database,
      stop: async () => {
        stopping ??= Promise.all([firebase.stop(), database.stop()])
        await stopping
        rmSync(join(ROOT, `.firebase-${ports.app}.json`), { force: true })
      },
    }
  } catch (cause) {
    await database.stop()
    throw cause
  }
}

/** The demo data is for the first run; what people make of it stays. */
function seedOnce(database: Emulator): void {
  if (database.get(DEMO_PROJECT, 'rooms') !== null) return
  const data = createDemoData(Date.now())
  for (const [path, value] of Object.entries(data)) database.set(DEMO_PROJECT, path, value)
}
