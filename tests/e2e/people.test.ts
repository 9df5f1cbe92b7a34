import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { DESK, openStage, PHONE, signIn, type Stage } from './support/stage'
import { openDetails } from './support/care'
import { composer, eventually, expectDelivery, message, say } from './support/room'

const finder = (page: Page) => page.getByLabel(/Find people by name|按名字找人/)

async function goTo(page: Page, stage: Stage, path: string) {
  await page.goto(stage.url(path))
  await page.locator('[data-connection=online]').waitFor()
}

describe('people who have not met', () => {
  let stage: Stage
  let ada: Page
  let lin: Page

  beforeAll(async () => {
    stage = await openStage()
    ada = await signIn(stage, await stage.enter(), 'Ada')
    lin = await signIn(stage, await stage.enter({ colorScheme: 'dark' }), '林美')
  })

  afterAll(() => stage.close())

  it('are found by nobody who was not let', async () => {
    await goTo(ada, stage, '/new')
    await finder(ada).fill('林')
    await ada.getByText('Nobody is found under that name').waitFor()
    await expectAccessible(ada)
  })

  it('let others find them by name, also by one character, and are written to', async () => {
    await goTo(lin, stage, '/settings')
    const listed = lin.getByRole('group', { name: 'Others can find me by my name' })
    await listed.getByLabel('Yes', { exact: true }).click()
    await eventually(() => expect(stage.read('/directory')).not.toBeNull())
    await expectAccessible(lin)

    await finder(ada).fill('')
    await finder(ada).fill('林')
    await ada.getByRole('button', { name: 'Message 林美' }).waitFor()
    await ada.setViewportSize(PHONE)
    await expectAccessible(ada)
    await ada.setViewportSize(DESK)
    await ada.getByRole('button', { name: 'Message 林美' }).click()
    await ada.getByRole('heading', { name: '林美', level: 1 }).waitFor()
    await composer(ada).waitFor()
    await say(ada, 'you do not know me')
    await expectDelivery(ada, 'you do not know me', 'sent')
    await lin.getByRole('button', { name: /^Accept/ }).click()
    await message(lin, 'you do not know me').waitFor()
  })

  it('are found by a name that they take later, and not at all once they do not want it', async () => {
    await goTo(lin, stage, '/settings')
    const name = lin.getByLabel('Name', { exact: true })
    await name.fill('Mei Lin')
    await lin.getByRole('button', { name: 'Save', exact: true }).click()
    await goTo(ada, stage, '/new')
    await eventually(async () => {
      await finder(ada).fill('')
      await finder(ada).fill('mEI')
      await ada.getByRole('button', { name: 'Message Mei Lin' }).waitFor({ timeout: 1500 })
    })
    const listed = lin.getByRole('group', { name: 'Others can find me by my name' })
    await listed.getByLabel('No', { exact: true }).click()
    await eventually(() => expect(stage.read('/directory')).toBeNull())
    await finder(ada).fill('mei l')
    await ada.getByText('Nobody is found under that name').waitFor()
  })

  it('say something of themselves, seen by the other until it is cleared', async () => {
    await lin.getByLabel('Status', { exact: true }).fill('🌲 in the woods')
    await lin.getByRole('button', { name: 'Set status' }).click()
    await ada
      .getByRole('link', { name: /^Mei Lin/ })
      .first()
      .click()
    await ada.locator('header').getByText('🌲 in the woods').waitFor()
    const pane = await openDetails(ada)
    await pane.getByText('🌲 in the woods').first().waitFor()
    await expectAccessible(ada)
    await lin.getByRole('button', { name: 'Clear status' }).click()
    await lin.getByText('Your status is cleared.').waitFor()
    await ada.getByText('🌲 in the woods').first().waitFor({ state: 'detached' })
    await goTo(ada, stage, '/new')
  })

  it('are not looked for without a network, which is said', async () => {
    await stage.killDatabase()
    await ada.locator('[data-connection=offline]').waitFor()
    await finder(ada).fill('ma')
    await ada.getByText('Finding people needs the network').waitFor()
    await stage.reviveDatabase()
  })
})
