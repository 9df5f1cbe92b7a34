import type { BrowserContext, Page } from 'playwright-core'
import { BrowserProcess } from './browser'

/** How long a composer may take to empty; after that nobody knows whether it has taken the text. */
const ACCEPT_TIMEOUT_MS = 4000
const OPEN_TIMEOUT_MS = 30_000
const SKEW_KEY = 'chaos.skew'
const SKEW_TOLERANCE_MS = 60_000

export interface Place {
  /** The address of a page of the app, told where its emulators are. */
  url(path: string): string
  readonly chromium: string
}

/** One person's browser on one device, with any number of tabs. */
export class Device {
  readonly name: string
  readonly person: string
  readonly #place: Place
  readonly #browser: BrowserProcess
  #context: BrowserContext | undefined
  #tabs: Page[] = []

  constructor(name: string, person: string, place: Place) {
    this.name = name
    this.person = person
    this.#place = place
    this.#browser = new BrowserProcess(place.chromium)
  }

  get tabs(): readonly Page[] {
    return this.#tabs
  }

  async start(): Promise<void> {
    const context = await this.#browser.start()
    // What tsx calls to keep the names of functions, in those that run in the page.
    await context.addInitScript('globalThis.__name ??= (work) => work')
    // The clock of this machine as the page sees it, wrong by what local storage says.
    await context.addInitScript((key) => {
      let skew = 0
      try {
        skew = Number(localStorage.getItem(key) ?? 0)
      } catch {
        return
      }
      if (!skew) return
      const Real = Date
      class Skewed extends Real {
        constructor(...parts: [] | [number | string]) {
          super(parts[0] ?? Real.now() + skew)
        }
        static override now(): number {
          return Real.now() + skew
        }
      }
      globalThis.Date = Skewed as DateConstructor
    }, SKEW_KEY)
    this.#context = context
  }

  async signIn(): Promise<void> {
    const page = await this.#newTab()
    await page.goto(this.#place.url('/sign-in'))
    await page.locator(`[data-demo="${this.person}"]`).click()
    await page.waitForURL((url) => url.pathname === '/')
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
  }

  async openTab(room: string): Promise<Page> {
    const page = await this.#newTab()
    await this.goTo(page, room)
    return page
  }

  async goTo(page: Page, room: string): Promise<void> {
    await page.goto(this.#place.url(`/room/${room}`), { timeout: OPEN_TIMEOUT_MS })
    await page.locator('textarea').waitFor({ timeout: OPEN_TIMEOUT_MS })
  }

  /** Types and sends. `false`: it could not be seen whether the composer has taken it. */
  async write(page: Page, text: string): Promise<boolean> {
    const composer = page.locator('textarea')
    try {
      // A draft of another device may come in between: who sees that types again.
      do await composer.fill(text, { timeout: ACCEPT_TIMEOUT_MS })
      while ((await composer.inputValue()) !== text)
      await composer.press('Enter', { timeout: ACCEPT_TIMEOUT_MS })
      await page.waitForFunction(
        () => document.querySelector('textarea')?.value === '',
        undefined,
        {
          timeout: ACCEPT_TIMEOUT_MS,
        },
      )
      return true
    } catch {
      return false
    }
  }

  /** The machine's clock is wrong by this from the next load on. */
  async skewClock(page: Page, ms: number): Promise<void> {
    await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
      SKEW_KEY,
      String(ms),
    ] as const)
    await page.reload()
    const off = (await page.evaluate(() => Date.now())) - Date.now()
    if (Math.abs(off - ms) > SKEW_TOLERANCE_MS) throw new Error(`the clock is off by ${off}`)
  }

  async closeTab(page: Page): Promise<void> {
    this.#tabs = this.#tabs.filter((tab) => tab !== page)
    await page.close().catch(() => undefined)
  }

  /** The renderer dies; the tab with it. */
  async crashTab(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page)
    // It never answers: who would?
    void session.send('Page.crash').catch(() => undefined)
    await page.waitForEvent('crash', { timeout: OPEN_TIMEOUT_MS }).catch(() => undefined)
    await this.closeTab(page)
  }

  /** What the browser does by itself when there is a network again: it calls the service worker. */
  async callServiceWorker(tag: string): Promise<void> {
    const blank = await this.#newTab()
    const session = await blank.context().newCDPSession(blank)
    const { origin } = new URL(this.#place.url('/'))
    const registration = new Promise<string>((resolve) => {
      session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const found = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin))
        if (found) resolve(found.registrationId)
      })
    })
    await session.send('ServiceWorker.enable')
    const registrationId = await registration
    await session.send('ServiceWorker.dispatchSyncEvent', {
      origin,
      registrationId,
      tag,
      lastChance: false,
    })
    await this.closeTab(blank)
  }

  /** The whole browser is killed and comes back without a tab. */
  async killBrowser(): Promise<void> {
    this.#tabs = []
    await this.#browser.kill()
    await this.start()
  }

  /** How many rows wait in the outbox on the disk, and what the conversation shows. */
  async look(page: Page): Promise<{ waiting: number; texts: string[] }> {
    const waiting = await page.evaluate(
      (name) =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open(name)
          opening.onerror = () => reject(new Error('no replica'))
          opening.onsuccess = () => {
            const database = opening.result
            const counting = database.transaction('outbox').objectStore('outbox').count()
            counting.onsuccess = () => {
              database.close()
              resolve(counting.result)
            }
          }
        }),
      `hearth-${this.person}`,
    )
    const texts = await page.locator('[data-message-id] [data-message-text]').allInnerTexts()
    return { waiting, texts }
  }

  /** What its tabs show, for whoever looks into a round that went wrong. */
  async describe(): Promise<string> {
    const shown = await Promise.all(
      this.#tabs.map(async (tab) => {
        const text = await tab
          .locator('body')
          .innerText({ timeout: ACCEPT_TIMEOUT_MS })
          .catch(String)
        return `${tab.url()}\n${text.replace(/^/gm, '    ')}`
      }),
    )
    return [`${this.name}:`, ...shown].join('\n  ')
  }

  end(): Promise<void> {
    return this.#browser.end()
  }

  async #newTab(): Promise<Page> {
    if (!this.#context) throw new Error('the browser is not running')
    const page = await this.#context.newPage()
    this.#tabs.push(page)
    return page
  }
}
