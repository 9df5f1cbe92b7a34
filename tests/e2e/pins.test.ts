import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { openStage, PHONE, signIn, type Stage } from './support/stage'
import { createRoom, eventually, expectDelivery, joinRoom, message, say } from './support/room'

describe('what is pinned', () => {
  let stage: Stage
  let mia: Page
  let noa: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    mia = await signIn(stage, await stage.enter(), 'Mia')
    room = await createRoom(mia, 'Kitchen table')
    const phone = { viewport: PHONE, colorScheme: 'dark' } as const
    noa = await signIn(stage, await stage.enter(phone), 'Noa')
    await joinRoom(noa, 'Kitchen table')
    await say(mia, 'rent is **due**')
    for (let number = 1; number <= 30; number++) await say(mia, `line ${number}`)
    await say(mia, 'keys are at Tom’s')
    await expectDelivery(mia, 'keys are at Tom’s', 'sent')
    await message(noa, 'keys are at Tom’s').waitFor()
  })

  afterAll(() => stage.close())

  const bar = (page: Page) => page.locator('[data-pins]')

  async function openMenu(page: Page, text: string) {
    const row = message(page, text).first()
    await row.hover()
    await row.getByRole('button', { name: 'Message actions' }).click()
    await page.getByRole('menu').waitFor()
  }
  async function pin(text: string) {
    await openMenu(mia, text)
    await mia.getByRole('menuitem', { name: 'Pin for everyone' }).click()
    await mia.getByRole('menu').waitFor({ state: 'detached' })
  }

  it('stands above the conversation for all, and leads to the message, then to the one before', async () => {
    await mia.getByRole('log').evaluate((log) => (log.scrollTop = 0))
    await pin('rent is due')
    await bar(noa).getByText('rent is due').waitFor()
    await mia.getByRole('log').evaluate((log) => (log.scrollTop = log.scrollHeight))
    await pin('keys are at Tom’s')
    await bar(noa).getByText('Pinned message 1 of 2').waitFor()
    await bar(noa).getByText('keys are at Tom’s').waitFor()
    await expectAccessible(noa)
    await noa.screenshot({ path: 'tests/e2e/output/pins-phone-dark.png' })
    await bar(noa).click()
    await bar(noa).getByText('rent is due').waitFor()
    await bar(noa).click()
    await noa.locator('.list__row--target').getByText('rent is due').waitFor()
    await bar(noa).getByText('keys are at Tom’s').waitFor()
  })

  it('is not for members to pin', async () => {
    await openMenu(noa, 'line 1')
    expect(await noa.getByRole('menuitem', { name: 'Pin for everyone' }).count()).toBe(0)
    await noa.keyboard.press('Escape')
  })

  it('is shown without a network, also after a reload', async () => {
    await stage.killDatabase()
    await noa.reload()
    await bar(noa).getByText('keys are at Tom’s').waitFor()
    await stage.reviveDatabase()
    await mia.getByText('Connected', { exact: true }).waitFor()
  })

  it('is listed in the details, where it is taken out', async () => {
    await mia
      .getByRole('button', { name: /here|details/i })
      .first()
      .click()
    const list = mia.locator('[data-pin-list]')
    await list.getByText('rent is due').waitFor()
    await mia.screenshot({ path: 'tests/e2e/output/pins-desk.png' })
    await list.getByRole('button', { name: 'Unpin: rent is due' }).click()
    await eventually(async () => expect(await list.getByRole('listitem').count()).toBe(1))
    await bar(noa).getByText('Pinned message', { exact: true }).waitFor()
  })

  it('goes with its message', async () => {
    await openMenu(mia, 'keys are at Tom’s')
    await mia.getByRole('menuitem', { name: 'Delete for everyone' }).click()
    await mia.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await bar(mia).waitFor({ state: 'detached' })
    await bar(noa).waitFor({ state: 'detached' })
    expect(Object.keys(stage.read(`messages/${room}`) as object)).toHaveLength(32)
  })
})
