import { readFileSync } from 'node:fs'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, signIn, type Stage } from './support/stage'
import { createRoom, eventually, expectDelivery, joinRoom, message, say } from './support/room'

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

  it('leaves nothing of one person for the next on the same browser', async () => {
    const context = await stage.enter()
    const page = await signIn(stage, context, 'Priya')
    await createRoom(page, 'Secret garden')
    await say(page, 'for my eyes only')
    await expectDelivery(page, 'for my eyes only', 'sent')
    await page.getByRole('link', { name: 'Settings' }).first().click()
    await page.getByRole('button', { name: 'Sign out' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(/\/sign-in/)
    const databases = await page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name ?? ''),
    )
    expect(databases.filter((name) => name.startsWith('hearth-'))).toEqual([])

    await page.getByLabel(/your name/i).fill('Quentin')
    await page.getByLabel(/your name/i).press('Enter')
    await page.waitForURL((url) => url.pathname === '/')
    await page.getByText('Quentin').first().waitFor()
    expect(await page.getByText('Secret garden').count()).toBe(0)
    expect(await page.getByText('for my eyes only').count()).toBe(0)
    await context.close()
  })
})
