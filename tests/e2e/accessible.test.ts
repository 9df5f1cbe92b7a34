import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { openStage, DESK, PHONE, type Stage } from './support/stage'
import { composer, eventually, message } from './support/room'
import { createDemoData } from '../../scripts/seed/demo-data'

const OUTPUT = 'tests/e2e/output'
const NARROWEST = { width: 320, height: 640 }

const LOOKS = [
  { name: 'desk-light-en', viewport: DESK, colorScheme: 'light', locale: 'en-US' },
  { name: 'desk-dark-zh', viewport: DESK, colorScheme: 'dark', locale: 'zh-CN' },
  { name: 'phone-dark-en', viewport: PHONE, colorScheme: 'dark', locale: 'en-US' },
  { name: 'phone-light-zh', viewport: PHONE, colorScheme: 'light', locale: 'zh-CN' },
  { name: 'narrow-light-en', viewport: NARROWEST, colorScheme: 'light', locale: 'en-US' },
] as const

describe('for everyone', () => {
  let stage: Stage

  beforeAll(async () => {
    mkdirSync(OUTPUT, { recursive: true })
    stage = await openStage()
    for (const [path, value] of Object.entries(createDemoData(Date.now()))) stage.write(path, value)
  })

  afterAll(() => stage.close())

  it.each(LOOKS)('has no axe violation and nothing cut off: $name', async ({ name, ...look }) => {
    const context = await stage.enter(look)
    const page = await context.newPage()
    await page.goto(stage.url('/sign-in'))
    await page.locator('[data-demo=demo-mei]').waitFor()
    await expectAccessible(page, 'sign-in')
    await page.locator('[data-demo=demo-mei]').click()
    await page.locator('a[href*="/room/trails"]').first().waitFor()
    await expectAccessible(page, 'rooms')
    await page.screenshot({ path: `${OUTPUT}/${name}-rooms.png` })
    await page.locator('a[href*="/room/trails"]').first().click()
    await page.locator('[data-message-id]').first().waitFor()
    await expectAccessible(page, 'room')
    await page.locator('[data-message-id] [aria-haspopup=menu]').last().click()
    await page.getByRole('menu').waitFor()
    await expectAccessible(page, 'message menu')
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await page.screenshot({ path: `${OUTPUT}/${name}-room.png` })
    await page.locator('main header button[aria-expanded]').click()
    await page.getByRole('complementary').last().locator('[data-user-id]').first().waitFor()
    await expectAccessible(page, 'details')
    await page.screenshot({ path: `${OUTPUT}/${name}-details.png` })
    const paths = [
      '/join/nowhere',
      '/explore',
      '/new',
      '/settings',
      '/outbox',
      '/connection',
      '/lab',
    ]
    for (const path of [...paths, '/nowhere']) {
      await page.goto(stage.url(path))
      await page.locator('main h1, h1').first().waitFor()
      await expectAccessible(page, path)
      await page.screenshot({ path: `${OUTPUT}/${name}-${path.slice(1).replace('/', '-')}.png` })
    }
    const language = await page.evaluate(() => document.documentElement.lang)
    expect(language.slice(0, 2)).toBe(look.locale.slice(0, 2))
    await context.close()
  })

  it('can be used with the keyboard alone', async () => {
    const context = await stage.enter()
    const page = await context.newPage()
    await page.goto(stage.url('/sign-in'))
    await page.locator('[data-demo=demo-tom]').waitFor()
    await tabTo(page, '[data-demo=demo-tom]')
    await page.keyboard.press('Enter')
    await page.locator('a[href*="/room/workshop"]').first().waitFor()
    await tabTo(page, 'a[href*="/room/workshop"]')
    await page.keyboard.press('Enter')
    await composer(page).waitFor()
    await eventually(async () => {
      expect(await composer(page).evaluate((box) => box === document.activeElement)).toBe(true)
    })
    await page.keyboard.type('no mouse')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('was needed')
    await page.keyboard.press('Enter')
    await message(page, 'was needed').waitFor()
    await context.close()
  })

  it('says arrivals once, apart from the list that scrolls', async () => {
    const context = await stage.enter()
    const page = await context.newPage()
    await page.goto(stage.url('/sign-in'))
    await page.locator('[data-demo=demo-amara]').click()
    await page.locator('a[href*="/room/trails"]').first().click()
    await page.locator('[data-message-id]').first().waitFor()
    expect(await page.locator('[role=log]').count()).toBe(1)
    const at = Date.now() + 1000
    stage.write('messages/trails/-zzzzzzzzzzzzzzzzzz1', {
      from: 'demo-tom',
      at,
      updatedAt: at,
      text: 'said aloud',
    })
    await eventually(async () => {
      expect(await page.locator('[data-arrivals]').innerText()).toContain('said aloud')
    })
    await context.close()
  })
})

/** Presses Tab until the element has the focus, as a person without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const isThere = await page.evaluate(
      (target) => document.activeElement?.matches(target) === true,
      selector,
    )
    if (isThere) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${selector}`)
}
