import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composer, createRoom, eventually, message, say } from './support/room'
import { expectAccessible } from './support/accessible'
import { openStage, signIn, type Stage } from './support/stage'

describe('how Hearth looks', () => {
  let stage: Stage
  let page: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    page = await signIn(stage, await stage.enter(), 'Ada')
    room = await createRoom(page, 'Lobby')
    await say(page, 'hello to everyone in here, and to those who read it in large letters')
  })
  afterAll(() => stage.close())

  const choose = (legend: string, label: string) =>
    page.getByRole('group', { name: legend }).getByLabel(label, { exact: true }).check()
  const fontSize = () =>
    message(page, 'hello')
      .locator('[data-message-text]')
      .evaluate((text) => parseFloat(getComputedStyle(text).fontSize))
  const enter = async () => {
    await page.goto(stage.url(`/room/${room}`))
    await message(page, 'hello').waitFor()
  }

  it('is chosen in the settings, at once and for good', async () => {
    const before = await fontSize()
    await page.goto(stage.url('/settings'))
    await choose('Text size', 'Largest')
    await choose('Contrast', 'More')
    await choose('Spacing', 'Compact')
    await choose('Motion', 'Reduced')
    await enter()
    expect((await fontSize()) / before).toBeCloseTo(1.35)
    const root = page.locator(
      'html[data-contrast=more][data-density=compact][data-motion=reduced][data-text-size=largest]',
    )
    expect(await root.count()).toBe(1)
  })

  it.each(['light', 'dark'] as const)('fits 320 px in the largest letters: %s', async (theme) => {
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize({ width: 320, height: 640 })
    for (const path of [`/room/${room}`, '/', '/settings']) {
      await page.goto(stage.url(path))
      await page.locator('main').first().waitFor()
      await eventually(async () => {
        await expectAccessible(page)
      })
      const { scrollWidth, clientWidth } = await page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth,
        clientWidth: document.documentElement.clientWidth,
      }))
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  it('is as much as the device asks for, unasked', async () => {
    await page.goto(stage.url('/settings'))
    await choose('Contrast', 'As the device')
    await page.locator('html[data-contrast=system]').waitFor()
    await page.emulateMedia({ contrast: 'more' })
    await page.locator('html[data-contrast=more]').waitFor()
  })

  it('lets Enter begin a new line, and Ctrl+Enter send', async () => {
    await page.goto(stage.url('/settings'))
    await choose('The Enter key', 'Begins a new line')
    await enter()
    await composer(page).pressSequentially('one')
    await composer(page).press('Enter')
    await composer(page).pressSequentially('two')
    expect(await composer(page).inputValue()).toBe('one\ntwo')
    await composer(page).press('Control+Enter')
    await message(page, 'two').waitFor()
    expect(await composer(page).inputValue()).toBe('')
  })
})
