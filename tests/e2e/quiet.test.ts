import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { openDetails } from './support/care'
import { beginTalk, eventually } from './support/room'
import { DESK, openStage, PHONE, signIn, type Stage } from './support/stage'

describe('“Do not disturb”', () => {
  let stage: Stage
  let eva: Page
  let jan: Page

  beforeAll(async () => {
    stage = await openStage()
    eva = await signIn(stage, await stage.enter(), 'Eva')
    jan = await signIn(stage, await stage.enter({ colorScheme: 'dark' }), 'Jan')
    await beginTalk([eva, 'Eva'], [jan, 'Jan'])
  })
  afterAll(() => stage.close())

  const marks = (page: Page) => page.locator('[data-quiet]')
  const inList = (page: Page) => page.getByRole('link', { name: /^Jan/ }).first()
  const until = () =>
    Object.values(stage.read('users') as Record<string, { quietUntil?: number }>).flatMap(
      ({ quietUntil }) => quietUntil ?? [],
    )

  async function choose(page: Page, name: string) {
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog')
    await palette.getByRole('combobox').fill('disturb')
    await palette.getByRole('option', { name }).click()
    await palette.waitFor({ state: 'detached' })
  }

  it('is turned on from the palette, and seen by the others, in words too', async () => {
    expect(await marks(eva).count()).toBe(0)
    await choose(jan, 'Do not disturb for an hour')
    await eventually(() => expect(until()).toHaveLength(1))
    expect((until()[0] ?? 0) - Date.now()).toBeGreaterThan(3_500_000)
    await inList(eva).getByText('Does not want to be disturbed').waitFor()
    await eva.locator('header [data-quiet]').waitFor()
    await jan.locator('aside [data-quiet]').getByText('is on').waitFor()
    const pane = await openDetails(eva)
    await pane.getByText('Does not want to be disturbed').waitFor()
    await expectAccessible(eva)
    await eva.screenshot({ path: 'tests/e2e/output/quiet-desk.png' })
    await jan.screenshot({ path: 'tests/e2e/output/quiet-own-dark.png' })
    await jan.setViewportSize(PHONE)
    await jan.goto(stage.url('/settings'))
    const choice = jan.getByRole('group', { name: 'Do not disturb' })
    await choice.getByText(/^On until /).waitFor()
    await choice.scrollIntoViewIfNeeded()
    await expectAccessible(jan)
    await jan.screenshot({ path: 'tests/e2e/output/quiet-settings-phone-dark.png' })
  })

  it('is prolonged in the settings, and turned off there', async () => {
    const [before = 0] = until()
    const choice = jan.getByRole('group', { name: 'Do not disturb' })
    await jan.setViewportSize(DESK)
    await jan.locator('[data-connection=online]').first().waitFor()
    await choice.getByRole('button', { name: 'Until tomorrow' }).click()
    await eventually(() => expect(until()[0]).not.toBe(before))
    await choice.getByRole('button', { name: /Turn off/ }).click()
    await choice.getByText('Off', { exact: true }).waitFor()
    expect(until()).toEqual([])
    await eventually(async () => expect(await marks(eva).count()).toBe(0))
  })
})
