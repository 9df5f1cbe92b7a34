import { readFileSync } from 'node:fs'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { DEMO_PROJECT } from '@/adapters/firebase/local-emulators'
import { expectAccessible } from './support/accessible'
import { openStage, signIn, type Stage } from './support/stage'
import {
  composer,
  createRoom,
  eventually,
  expectDelivery,
  joinRoom,
  message,
  say,
} from './support/room'

const GOOGLE_SCRIPT = readFileSync('tests/fixtures/google/api.js', 'utf8')

/** The one script that is out of reach; whatever else is not on this machine is refused. */
async function standInForGoogle(context: BrowserContext): Promise<void> {
  await context.route(/^https:/, async (route) => {
    const isScript = route.request().url().startsWith('https://apis.google.com/js/api.js')
    if (isScript) await route.fulfill({ contentType: 'text/javascript', body: GOOGLE_SCRIPT })
    else await route.abort()
  })
}

describe('signing in and out', () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage()
  })

  afterAll(() => stage.close())

  it("opens Google's real popup and comes back signed in", async () => {
    const context = await stage.enter()
    await standInForGoogle(context)
    const page = await context.newPage()
    await page.goto(stage.url('/sign-in'))
    const opening = page.waitForEvent('popup')
    await page.getByRole('button', { name: 'Continue with Google' }).click()
    const popup = await opening
    expect(popup.url()).toContain('/emulator/auth/handler')
    await popup.locator('.js-reuse-account', { hasText: 'Amara Okafor' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await page.getByText('Amara Okafor', { exact: true }).first().waitFor()
    await context.close()
  })

  it('goes by redirect where the browser refuses the window', async () => {
    const context = await stage.enter()
    await standInForGoogle(context)
    await context.addInitScript(() => {
      window.open = () => null
    })
    const page = await context.newPage()
    await page.goto(stage.url('/sign-in'))
    await page.getByRole('button', { name: 'Continue with Google' }).click()
    await page.waitForURL(/\/emulator\/auth\/handler/)
    await page.locator('.js-reuse-account', { hasText: 'Tom Berger' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await page.getByText('Tom Berger', { exact: true }).first().waitFor()
    await context.close()
  })

  it('says so and offers another try when the window is closed or cannot open', async () => {
    const context = await stage.enter()
    await context.route(/^https:/, (route) => route.abort())
    const page = await context.newPage()
    await page.goto(stage.url('/sign-in'))
    await page.getByRole('button', { name: 'Continue with Google' }).click()
    await page.locator('[data-problem]').waitFor()
    expect(await page.locator('[data-problem]').innerText()).toMatch(/network/i)
    expect(await page.getByRole('button', { name: 'Continue with Google' }).isEnabled()).toBe(true)
    await context.close()
  })

  it('lets a guest talk and keep everything when Google is linked later', async () => {
    const context = await stage.enter()
    const page = await context.newPage()
    await page.goto(stage.url('/sign-in'))
    await page.getByRole('button', { name: 'Look around as a guest' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    const room = await createRoom(page, 'Guest corner')
    await say(page, 'written as a guest')
    await expectDelivery(page, 'written as a guest', 'sent')
    const [author] = Object.values(
      stage.read(`messages/${room}`) as Record<string, { from: string }>,
    ).map(({ from }) => from)

    await page
      .getByRole('link', { name: /Keep this with Google/ })
      .first()
      .click()
    await page.getByLabel(/your name/i).fill('Gwen Guest')
    await page.getByLabel(/your name/i).press('Enter')
    await eventually(async () => {
      expect(await page.getByText(/You are here as a guest/).count()).toBe(0)
    })
    await page
      .getByRole('link', { name: /Guest corner/ })
      .first()
      .click()
    await message(page, 'written as a guest').waitFor()
    await say(page, 'written with Google')
    await expectDelivery(page, 'written with Google', 'sent')
    const authors = Object.values(
      stage.read(`messages/${room}`) as Record<string, { from: string }>,
    ).map(({ from }) => from)
    expect(new Set(authors)).toEqual(new Set([author]))
    await context.close()
  })

  it('takes the rooms of a guest along to an account that was there already', async () => {
    const owner = await signIn(stage, await stage.enter(), 'Olga')
    await createRoom(owner, 'Carried along')
    const context = await stage.enter()
    const page = await context.newPage()
    await page.goto(stage.url('/sign-in'))
    await page.getByRole('button', { name: 'Look around as a guest' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await joinRoom(page, 'Carried along')
    await page
      .getByRole('link', { name: /Keep this with Google/ })
      .first()
      .click()
    await page.locator('[data-demo=demo-tom]').click()
    await page.getByRole('button', { name: 'Go to that account' }).click()
    await eventually(async () => {
      expect(await page.getByText('Tom Berger').count()).toBeGreaterThan(0)
      expect(await page.getByRole('link', { name: /Carried along/ }).count()).toBeGreaterThan(0)
    })
    await context.close()
    await owner.context().close()
  })

  /** Somebody without an account, in a room of theirs, with messages that wait for the network. */
  async function guestWithUnsent(texts: readonly string[]) {
    const context = await stage.enter()
    const page = await context.newPage()
    await page.goto(stage.url('/sign-in'))
    await page.getByRole('button', { name: 'Look around as a guest' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    const room = await createRoom(page, `Corner of ${texts[0]}`)
    await say(page, 'sent as a guest')
    await expectDelivery(page, 'sent as a guest', 'sent')
    await stage.killDatabase()
    for (const text of texts) {
      await say(page, text)
      await message(page, text).waitFor()
    }
    return { context, page, room }
  }
  const authorsOf = (room: string, texts: readonly string[]) => {
    const all = Object.values(
      (stage.read(`messages/${room}`) ?? {}) as Record<string, { from: string; text: string }>,
    )
    return texts.map((text) => all.filter((each) => each.text === text).map(({ from }) => from))
  }

  it('asks a guest what becomes of unsent messages, and takes them along', async () => {
    const texts = ['not yet gone', 'nor this']
    const { context, page, room } = await guestWithUnsent(texts)
    await page
      .getByRole('link', { name: /Keep this with Google/ })
      .first()
      .click()
    await page.locator('[data-demo=demo-amara]').click()
    await page.getByRole('button', { name: 'Go to that account' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('2 messages are not sent yet').waitFor()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Stay here' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Go to that account' }).click()
    await dialog.getByRole('button', { name: 'Take along' }).click()
    await page.getByText('Amara Okafor').first().waitFor()
    await stage.reviveDatabase()
    await eventually(() => {
      const [first = [], second = []] = authorsOf(room, texts)
      expect([first.length, second.length]).toEqual([1, 1])
      const people = stage.read('users') as Record<string, { name: string }>
      expect(people[first[0] ?? '']?.name).toBe('Amara Okafor')
    }, 30_000)
    await context.close()
  })

  it('keeps what a guest wrote whose sign-in is lost, until it is discarded', async () => {
    const texts = ['left behind']
    const { context, page } = await guestWithUnsent(texts)
    const { id } = await page.evaluate(
      () => JSON.parse(localStorage.getItem('hearth.account') ?? '{}') as { id: string },
    )
    const auth = `http://127.0.0.1:${inject('authPort')}/identitytoolkit.googleapis.com/v1`
    const gone = await fetch(`${auth}/projects/${DEMO_PROJECT}/accounts:delete`, {
      method: 'POST',
      headers: { authorization: 'Bearer owner', 'content-type': 'application/json' },
      body: JSON.stringify({ localId: id }),
    })
    expect(gone.status).toBe(200)
    await stage.reviveDatabase()
    await stage.killDatabase()
    await page.reload()
    const left = page.locator('[data-leftovers]')
    await left.getByText('left behind').waitFor()
    await expectAccessible(page)
    await left.getByRole('button', { name: 'Discard' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await left.getByText('left behind').waitFor()
    await left.getByRole('button', { name: 'Discard' }).click()
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await left.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('heading', { name: 'Welcome to Hearth' }).waitFor()
    expect(await left.count()).toBe(0)
    await stage.reviveDatabase()
    await context.close()
  })

  it('leaves nothing of one person for the next on the same browser', async () => {
    const context = await stage.enter()
    const page = await signIn(stage, context, 'Priya')
    await createRoom(page, 'Secret garden')
    await say(page, 'for my eyes only')
    await expectDelivery(page, 'for my eyes only', 'sent')
    // A change that is being typed, and a file that was received and not saved.
    await composer(page).press('ArrowUp')
    await composer(page).fill('for nobody’s eyes')
    await page.waitForFunction(() => localStorage.getItem('hearth.purpose')?.includes('nobody'))
    await page.evaluate(async () => {
      const { id } = JSON.parse(localStorage.getItem('hearth.account') ?? '') as { id: string }
      localStorage.setItem(`hearth.files.${id}`, '[]')
      localStorage.setItem(`hearth.arrivals.${id}`, '{}')
      const root = await navigator.storage.getDirectory()
      const files = await root.getDirectoryHandle('files', { create: true })
      const own = await files.getDirectoryHandle(encodeURIComponent(id), { create: true })
      await own.getFileHandle('received', { create: true })
    })
    await page.getByRole('link', { name: 'Settings' }).first().click()
    await page.getByRole('button', { name: 'Sign out' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/\/sign-in/)
    const databases = await page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name ?? ''),
    )
    expect(databases.filter((name) => name.startsWith('hearth-'))).toEqual([])
    const left = await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory()
      const files = await root.getDirectoryHandle('files')
      const keys = Object.keys(localStorage).filter((key) =>
        /purpose|files|arrivals|account/.test(key),
      )
      return [...keys, ...(await Array.fromAsync(files.keys()))]
    })
    expect(left).toEqual([])

    await page.getByLabel(/your name/i).fill('Quentin')
    await page.getByLabel(/your name/i).press('Enter')
    await page.waitForURL((url) => url.pathname === '/')
    await page.getByText('Quentin').first().waitFor()
    expect(await page.getByText('Secret garden').count()).toBe(0)
    expect(await page.getByText('for my eyes only').count()).toBe(0)
    await context.close()
  })
})
