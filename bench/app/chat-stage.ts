import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { CHROMIUM_FLAGS, FAKE_MEDIA_FLAGS, findChromium } from '../../scripts/world/chromium.ts'
import { freePorts } from '../../scripts/world/ports.ts'
import { startWorld, type World } from '../../scripts/world/start-world.ts'

/** Rooms of the demo data; the first is where the benchmarks look. */
export const ROOM = 'kitchen'
export const OTHER_ROOM = 'trails'
/** Who looks, and who talks. */
export const READER = 'demo-mei'
export const WRITER = 'demo-tom'
export const NAMESPACE = 'demo-hearth'

export interface ChatStage {
  readonly world: World
  readonly browser: Browser
  url(path: string): string
  /** A browser of its own with the service worker in place; signed in, unless nobody is to be. A newcomer has no rooms. */
  enter(
    who: 'reader' | 'writer' | 'newcomer' | 'nobody',
  ): Promise<{ context: BrowserContext; page: Page }>
  close(): Promise<void>
}

/** The built app behind the Hosting emulator, the demo data, and a browser. Needs `vite build`. */
export async function openChatStage({ hasMedia = false } = {}): Promise<ChatStage> {
  const ports = await freePorts()
  const world = await startWorld({ ports, withHosting: true, withDemoData: true })
  const browser = await chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: [...CHROMIUM_FLAGS, ...(hasMedia ? FAKE_MEDIA_FLAGS : [])],
  })
  const url = (path: string) => `${world.url}${path}?emulators=${ports.auth},${world.database.port}`
  return {
    world,
    browser,
    url,
    async enter(who) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        permissions: hasMedia ? ['camera', 'microphone'] : [],
      })
      // What tsx calls to keep the names of functions, in those that run in the page.
      await context.addInitScript('globalThis.__name ??= (work) => work')
      const page = await context.newPage()
      await page.goto(url('/sign-in'))
      await page.locator(`[data-demo="${READER}"]`).waitFor()
      if (who === 'newcomer') {
        await page.getByRole('button', { name: 'Look around as a guest' }).click()
        await page.locator('main h1[data-arrival]').waitFor()
      } else if (who !== 'nobody') {
        await page.locator(`[data-demo="${who === 'reader' ? READER : WRITER}"]`).click()
        for (const room of [OTHER_ROOM, ROOM]) {
          await page.locator(`[data-room-id="${room}"]`).first().click()
          await page.locator('[data-message-id]').first().waitFor()
        }
      }
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready
      })
      return { context, page }
    },
    async close() {
      await browser.close()
      await world.stop()
    },
  }
}
