import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { DESK, openStage, signIn, type Stage } from './support/stage'
import { createRoom, eventually, expectDelivery, joinRoom, message, say } from './support/room'

describe('selecting messages', () => {
  let stage: Stage
  let mia: Page
  let noa: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    const desk = await stage.enter({ viewport: DESK })
    await desk.grantPermissions(['clipboard-read', 'clipboard-write'])
    mia = await signIn(stage, desk, 'Mia')
    await createRoom(mia, 'Garden')
    room = await createRoom(mia, 'Kitchen table')
    const phone = { viewport: { width: 320, height: 640 }, colorScheme: 'dark' } as const
    noa = await signIn(stage, await stage.enter(phone), 'Noa')
    await joinRoom(noa, 'Kitchen table')
    for (const text of ['one', 'two', 'three']) await say(mia, text)
    await message(noa, 'three').waitFor()
    await say(noa, 'four')
    await expectDelivery(noa, 'four', 'sent')
    await message(mia, 'four').waitFor()
  })

  afterAll(() => stage.close())

  const bar = (page: Page) => page.locator('[data-selection]')
  const box = (page: Page, text: string) => message(page, text).getByRole('checkbox')

  async function begin(page: Page, text: string) {
    const row = message(page, text).first()
    await row.hover()
    await row.getByRole('button', { name: 'Message actions' }).click()
    await page.getByRole('menuitem', { name: 'Select', exact: true }).click()
    await bar(page).getByText('One message selected').waitFor()
  }

  it('goes from one to the next by keyboard, and ends with Escape where it began', async () => {
    await begin(mia, 'one')
    const isFocused = (text: string) =>
      box(mia, text).evaluate((element) => element === document.activeElement)
    expect(await isFocused('one')).toBe(true)
    await mia.keyboard.press('ArrowDown')
    expect(await isFocused('two')).toBe(true)
    await mia.keyboard.press('Space')
    await bar(mia).getByText('2 messages selected').waitFor()
    await mia.keyboard.press('Space')
    await bar(mia).getByText('One message selected').waitFor()
    await mia.keyboard.press('Escape')
    await bar(mia).waitFor({ state: 'detached' })
    expect(await mia.getByRole('checkbox').count()).toBe(0)
    const button = message(mia, 'two').getByRole('button', { name: 'Message actions' })
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  it('copies names, times and words, in order', async () => {
    await begin(mia, 'four')
    await message(mia, 'two').click()
    await bar(mia).getByRole('button', { name: 'Copy with names and times' }).click()
    await bar(mia).getByText('Copied').waitFor()
    const copied = await mia.evaluate(() => navigator.clipboard.readText())
    expect(copied).toMatch(/^Mia, .+\ntwo\n\nNoa, .+\nfour$/)
    await bar(mia).getByRole('button', { name: 'Stop selecting' }).click()
  })

  it('forwards all of them', async () => {
    await begin(mia, 'one')
    await message(mia, 'four').click()
    await mia.screenshot({ path: 'tests/e2e/output/select-desk.png' })
    await bar(mia).getByRole('button', { name: 'Forward…' }).click()
    const dialog = mia.getByRole('dialog', { name: 'Forward to…' })
    await dialog.getByLabel('Garden').check()
    await dialog.getByRole('button', { name: 'Forward', exact: true }).click()
    await dialog.getByRole('link', { name: 'Garden' }).click()
    await message(mia, 'one').getByText('Forwarded from Mia').waitFor()
    await message(mia, 'four').getByText('Forwarded from Noa').waitFor()
    await mia.getByRole('link', { name: 'Kitchen table' }).click()
    await message(mia, 'three').waitFor()
    expect(await bar(mia).count()).toBe(0)
  })

  it('deletes them where one may delete each, once it is confirmed', async () => {
    await begin(noa, 'three')
    const remove = bar(noa).getByRole('button', { name: 'Delete for everyone' })
    expect(await remove.count()).toBe(0)
    await expectAccessible(noa)
    await message(noa, 'three').click()
    await message(noa, 'four').click()
    await remove.waitFor()
    await noa.screenshot({ path: 'tests/e2e/output/select-narrow-dark.png' })
    await noa.keyboard.press('Escape')
    await begin(mia, 'one')
    await message(mia, 'four').click()
    await bar(mia).getByRole('button', { name: 'Delete for everyone' }).click()
    const dialog = mia.getByRole('dialog', { name: 'Delete 2 messages for everyone?' })
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await bar(mia).waitFor({ state: 'detached' })
    await eventually(async () => {
      expect(await noa.locator('[data-message-text]').allInnerTexts()).toEqual([
        'Message deleted',
        'two',
        'three',
        'Message deleted',
      ])
    })
    const texts = Object.values(stage.read(`messages/${room}`) as Record<string, { text?: string }>)
    expect(texts.map(({ text }) => text)).toEqual([undefined, 'two', 'three', undefined])
  })
})
