import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { enterWithMedia } from './support/calls'
import { openDetails } from './support/care'
import { beginTalk, eventually } from './support/room'
import { DESK, openStage, PHONE, signIn, type Stage } from './support/stage'

const SOUND = 'Sound for messages in other rooms while you are in Hearth'

describe('“Do not disturb”', () => {
  let stage: Stage
  let eva: Page
  let jan: Page

  beforeAll(async () => {
    stage = await openStage({ hasMedia: true })
    eva = await signIn(stage, await enterWithMedia(stage), 'Eva')
    const dark = await stage.enter({ colorScheme: 'dark' })
    await dark.addInitScript(() => {
      const page = window as unknown as { sounds: number }
      page.sounds = 0
      const start = Reflect.get(OscillatorNode.prototype, 'start') as (...told: unknown[]) => void
      OscillatorNode.prototype.start = function (when) {
        page.sounds++
        start.call(this, when)
      }
    })
    jan = await signIn(stage, dark, 'Jan')
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

  async function chooseIn(page: Page, legend: string, option: string) {
    const group = page.getByRole('group', { name: legend, exact: true })
    await group.getByRole('radio', { name: option, exact: true }).check()
  }

  it('is shown for quiet hours, too, where that is wanted, until they end or are switched off', async () => {
    await chooseIn(jan, 'Quiet hours', 'On')
    // All day but a minute, which is not near whatever time it is.
    const [from, to] = new Date().getHours() < 12 ? ['00:00', '23:59'] : ['06:00', '05:59']
    const ends = new RegExp(`until (tomorrow, )?${to}`)
    await jan.getByLabel('From').fill(from)
    await jan.getByLabel('To', { exact: true }).fill(to)
    await jan.getByText('Others see my quiet hours').waitFor()
    await expectAccessible(jan)
    expect(until()).toEqual([])
    await chooseIn(jan, 'Others see my quiet hours', 'On')
    await eva.locator('header [data-quiet]').getByText(ends).waitFor()
    const pane = eva.locator('.details')
    await pane.getByText('Does not want to be disturbed').filter({ hasText: ends }).waitFor()
    await eva.screenshot({ path: 'tests/e2e/output/quiet-hours-desk.png' })
    await jan.screenshot({ path: 'tests/e2e/output/quiet-hours-settings-dark.png' })
    // In a tab that does not lead, which the one that does hears of.
    const other = await jan.context().newPage()
    await other.goto(stage.url('/settings'))
    await other.getByText('Others see my quiet hours').waitFor()
    await chooseIn(other, 'Quiet hours', 'Off')
    await eventually(() => expect(until()).toEqual([]), 5000)
    await other.close()
    await eventually(async () => expect(await marks(eva).count()).toBe(0))
  })

  it('lets a call be seen and not be heard', async () => {
    const sounds = () => jan.evaluate(() => (window as unknown as { sounds: number }).sounds)
    await chooseIn(jan, SOUND, 'On')
    await choose(jan, 'Do not disturb for an hour')
    await jan.locator('aside [data-quiet]').waitFor()
    await eva.getByRole('button', { name: /^Call/ }).click()
    await jan.locator('[data-call-ring]').waitFor()
    await expectAccessible(jan)
    // It would have been heard at once, as it is now.
    expect(await sounds()).toBe(0)
    await choose(jan, 'Turn off “Do not disturb”')
    await eventually(async () => expect(await sounds()).toBeGreaterThan(0))
    await jan.getByRole('button', { name: 'Decline' }).click()
    await jan.locator('[data-call-ring]').waitFor({ state: 'detached' })
  })
})
