import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDetails } from './support/care'
import { createRoom, eventually, joinRoom, message, say } from './support/room'
import { expectAccessible } from './support/accessible'
import { DESK, openStage, signIn, type Stage } from './support/stage'

describe('a message that is reported', () => {
  let stage: Stage
  let ada: Page
  let ben: Page
  let mia: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    ada = await signIn(stage, await stage.enter(), 'Ada')
    ben = await signIn(stage, await stage.enter(), 'Ben')
    mia = await signIn(stage, await stage.enter({ colorScheme: 'dark' }), 'Mia')
    room = await createRoom(ada, 'Market')
    await joinRoom(ben, 'Market')
    await joinRoom(mia, 'Market')
    await say(ben, 'buy my socks')
    await message(mia, 'buy my socks').waitFor()
  })

  afterAll(() => stage.close())

  it('is told to who runs the room, with the reason, and to nobody else', async () => {
    await message(mia, 'buy my socks').locator('[aria-haspopup=menu]').click()
    await mia.getByRole('menuitem', { name: 'Report', exact: true }).click()
    const dialog = mia.getByRole('dialog')
    await dialog.getByLabel('Spam').check()
    await dialog.getByLabel('Anything to add (if you like)').fill('every day')
    await expectAccessible(mia)
    await dialog.getByRole('button', { name: 'Send report' }).click()
    await dialog.getByText('Those who run the room were told').waitFor()
    await dialog.getByRole('button', { name: 'Close' }).last().click()

    const pane = await openDetails(ada)
    await pane.getByRole('heading', { name: 'Reported messages (1)' }).waitFor()
    await pane.locator('[data-report]').getByText('buy my socks').waitFor()
    await pane.getByText('Mia: Spam.').waitFor()
    await pane.getByText('every day').waitFor()
    await expectAccessible(ada)
    const theirs = await openDetails(ben)
    await theirs
      .getByRole('heading', { name: /^People|In this room/ })
      .first()
      .waitFor()
    expect(await ben.locator('[data-report]').count()).toBe(0)
  })

  it('is counted above the conversation, which leads to it', async () => {
    await ada.locator('.details__bar').getByRole('button', { name: 'Close' }).click()
    await ada.locator('[data-report]').waitFor({ state: 'detached' })
    await expectRoomInHeader(ada)
    await ada.getByRole('button', { name: '1 reported message: show it' }).click()
    const heading = ada.getByRole('heading', { name: 'Reported messages (1)' })
    await heading.waitFor()
    await eventually(async () =>
      expect(await heading.evaluate((shown) => shown === document.activeElement)).toBe(true),
    )
    await expectAccessible(ada)
    await ada.screenshot({ path: 'tests/e2e/output/report-count.png' })
    // Once more, from somewhere else in the details.
    await ada.setViewportSize({ width: 1280, height: 360 })
    const pane = ada.locator('.details')
    await pane.getByRole('button').last().focus()
    await eventually(async () => expect(await isInView(heading)).toBe(false))
    await ada.getByRole('button', { name: '1 reported message: show it' }).click()
    expect(await heading.evaluate((shown) => shown === document.activeElement)).toBe(true)
    await eventually(async () => expect(await isInView(heading)).toBe(true))
    await ada.setViewportSize(DESK)
    expect(await ben.locator('[data-report-count]').count()).toBe(0)
  })

  const isInView = (heading: Locator) =>
    heading.evaluate((shown) => {
      const { top, bottom } = shown.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    })

  /** On a small phone all buttons are on screen, and the name can be read beside them. */
  async function expectRoomInHeader(page: Page) {
    const desk = page.viewportSize() ?? { width: 1280, height: 800 }
    await page.setViewportSize({ width: 320, height: 640 })
    const header = page.locator('.room__talk header')
    await header.getByRole('button', { name: /video/i }).waitFor()
    const last = await header.getByRole('button').last().boundingBox()
    const name = await header.getByRole('heading').boundingBox()
    await page.screenshot({ path: 'tests/e2e/output/report-count-320.png' })
    expect((last?.x ?? 0) + (last?.width ?? 320)).toBeLessThanOrEqual(320)
    expect(name?.width).toBeGreaterThanOrEqual(32)
    await page.setViewportSize(desk)
  }

  it('is deleted from there, and its report with it', async () => {
    await ada.locator('[data-report]').getByRole('button', { name: 'Delete message' }).click()
    await eventually(async () => expect(await ada.locator('[data-report]').count()).toBe(0))
    await eventually(() => expect(stage.read(`reports/${room}`)).toBeNull())
    await message(ben, 'buy my socks').waitFor({ state: 'detached' })
    await ada.locator('[data-report-count]').waitFor({ state: 'detached' })
  })

  it('is dismissed', async () => {
    await say(ben, 'hello again')
    await message(mia, 'hello again').locator('[aria-haspopup=menu]').click()
    await mia.getByRole('menuitem', { name: 'Report', exact: true }).click()
    await mia.getByRole('dialog').getByRole('button', { name: 'Send report' }).click()
    await mia.getByText('Those who run the room were told').waitFor()
    await ada.locator('[data-report]').getByRole('button', { name: 'Dismiss' }).click()
    await eventually(() => expect(stage.read(`reports/${room}`)).toBeNull())
    await message(ada, 'hello again').waitFor()
  })
})
