import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { DESK, openStage, PHONE, signIn, type Stage } from './support/stage'
import { composer, expectDelivery, message, say } from './support/room'

/** As Chromium does once it finds a page fit to be installed; headless it never does. */
const offerInstall = (page: Page) =>
  page.evaluate(() => {
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: () => Promise.resolve({ outcome: 'dismissed' }),
    })
    window.dispatchEvent(offer)
  })

describe('the first minutes', () => {
  let stage: Stage
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    stage = await openStage()
    context = await stage.enter()
    page = await signIn(stage, context, 'Ada')
  })

  afterAll(() => stage.close())

  it('say what one can do, on a phone too', async () => {
    await page.getByRole('heading', { name: 'Welcome to Hearth' }).waitFor()
    for (const name of [/^Explore rooms/, /^New room/]) {
      await page.locator('main').getByRole('link', { name }).waitFor()
    }
    await expectAccessible(page)
    await page.setViewportSize(PHONE)
    await page.getByRole('button', { name: 'Try it out' }).waitFor()
    await expectAccessible(page)
    await page.setViewportSize(DESK)
  })

  it('lead into a room to try in, whose guide ticks off what was tried', async () => {
    await page.getByRole('button', { name: 'Try it out' }).press('Enter')
    const guide = page.getByRole('region', { name: 'Things to try here' })
    await guide.getByText('0 of 5 done').waitFor()
    await composer(page).waitFor()
    await expectAccessible(page)
    await say(page, 'so this is how')
    await expectDelivery(page, 'so this is how', 'sent')
    await guide.getByText('1 of 5 done').waitFor()
    await message(page, 'so this is how').hover()
    await composer(page).press('ArrowUp')
    await composer(page).fill('so this is how it goes')
    await composer(page).press('Enter')
    await guide.getByText('2 of 5 done').waitFor()
    await context.setOffline(true)
    await stage.killDatabase()
    await page.locator('[data-connection=offline]').waitFor()
    await say(page, 'nobody there')
    await guide.getByText('3 of 5 done').waitFor()
    await context.setOffline(false)
    await stage.reviveDatabase()
    await expectDelivery(page, 'nobody there', 'sent')
    await guide.getByRole('button', { name: 'Close the guide' }).click()
    await guide.waitFor({ state: 'detached' })
    await composer(page).waitFor()
  })

  it('offer to install after something was sent, once, and never again', async () => {
    const hint = page.locator('[data-banner=install]')
    expect(await hint.count()).toBe(0)
    await offerInstall(page)
    await hint.waitFor()
    await expectAccessible(page)
    await hint.getByRole('button', { name: 'Not now' }).click()
    await hint.waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('[data-connection=online]').waitFor()
    await offerInstall(page)
    // What can be installed is said in the settings, which stand behind what the hint would wait for.
    await page.getByRole('link', { name: 'Settings' }).first().click()
    await page.getByRole('button', { name: 'Install Hearth' }).waitFor()
    expect(await hint.count()).toBe(0)
  })
})
