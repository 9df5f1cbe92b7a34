import type { TestProject } from 'vitest/node'
import { DEMO_PEOPLE } from '../../src/adapters/firebase/demo-people.ts'
import { createAccounts } from '../../scripts/world/demo-accounts.ts'
import { findChromium } from '../../scripts/world/chromium.ts'
import { startFirebaseEmulators } from '../../scripts/world/firebase-emulators.ts'
import { freePorts } from '../../scripts/world/ports.ts'

declare module 'vitest' {
  interface ProvidedContext {
    appPort: number
    authPort: number
    chromium: string
  }
}

/** One Auth and one Hosting emulator for all end-to-end tests; the database is each test's own. */
export async function setup(project: TestProject) {
  const ports = await freePorts()
  const chromium = findChromium()
  const firebase = await startFirebaseEmulators({ ports, withHosting: true })
  await createAccounts(`http://127.0.0.1:${ports.auth}`, DEMO_PEOPLE)
  project.provide('appPort', ports.app)
  project.provide('authPort', ports.auth)
  project.provide('chromium', chromium)
  return () => firebase.stop()
}
