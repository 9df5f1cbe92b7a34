import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { startEmulator, type Emulator } from '#emulator/server.ts'
import { DEMO_PROJECT } from '@/adapters/firebase/local-emulators'
import { CHROMIUM_FLAGS, FAKE_MEDIA_FLAGS } from '../../../scripts/world/chromium'

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1280, height: 800 }

/** A browser, and a database of the test's own that can be killed and comes back with its data. */
export interface Stage {
  readonly browser: Browser
  readonly database: () => Emulator
  /** The address of a page of the app, told where its emulators are. */
  url(path: string): string
  read(path: string): unknown
  write(path: string, value: unknown): void
  /** As a crash: every socket dies and the port answers nobody. */
  killDatabase(): Promise<void>
  reviveDatabase(): Promise<void>
  /** Someone at a browser of their own. */
  enter(options?: EnterOptions): Promise<BrowserContext>
  /** The same, with a profile on disk, as an installed app has. */
  enterPersistently(directory: string): Promise<BrowserContext>
  close(): Promise<void>
}

export interface EnterOptions {
  readonly locale?: string
  readonly viewport?: { width: number; height: number }
  readonly colorScheme?: 'light' | 'dark'
  readonly hasTouch?: boolean
  /** Where what is loaded is held up, nothing may come out of a worker's cache. */
  readonly serviceWorkers?: 'block'
}

export async function openStage({ hasMedia = false } = {}): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'hearth-e2e-'))
  const start = (port: number) =>
    startEmulator({ port, data: directory, rulesFile: 'database.rules.json' })
  let database = await start(0)
  const { port } = database
  const executablePath = inject('chromium')
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: [...CHROMIUM_FLAGS, ...(hasMedia ? FAKE_MEDIA_FLAGS : [])],
  })

  return {
    browser,
    database: () => database,
    url: (path) =>
      `http://127.0.0.1:${inject('appPort')}${path}?emulators=${inject('authPort')},${port}`,
    read: (path) => database.get(DEMO_PROJECT, path),
    write: (path, value) => database.set(DEMO_PROJECT, path, value),
    killDatabase: () => database.kill(),
    async reviveDatabase() {
      database = await start(port)
    },
    enter: ({ locale = 'en-US', viewport = DESK, ...options } = {}) =>
      browser.newContext({ locale, viewport, ...options }),
    enterPersistently: (profile) =>
      chromium.launchPersistentContext(profile, {
        executablePath,
        headless: true,
        args: [...CHROMIUM_FLAGS, ...(hasMedia ? FAKE_MEDIA_FLAGS : [])],
        viewport: DESK,
        locale: 'en-US',
      }),
    async close() {
      await browser.close()
      await database.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Opens the app and signs in as somebody of this name, through the account chooser. */
export async function signIn(stage: Stage, context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(stage.url('/sign-in'))
  await page.getByLabel(/name|名字/i).fill(name)
  await page.getByLabel(/name|名字/i).press('Enter')
  await page.waitForURL((url) => url.pathname === '/')
  return page
}
