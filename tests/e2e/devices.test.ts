import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { createRoom, eventually, expectDelivery, say } from './support/room'
import { openStage, PHONE, signIn, type Stage } from './support/stage'

describe('the devices that one is signed in with', () => {
  let stage: Stage
  let desk: Page
  let phone: Page

  beforeAll(async () => {
    stage = await openStage()
    desk = await signIn(stage, await stage.enter(), 'Dora')
    await createRoom(desk, 'Room of Dora')
    phone = await signIn(stage, await stage.enter({ viewport: PHONE }), 'Dora')
    await phone.getByRole('link', { name: /Room of Dora/ }).waitFor()
  })

  afterAll(() => stage.close())

  const devices = (page: Page) => page.locator('[data-device]')
  const settings = (page: Page) => page.goto(stage.url('/settings'))

  it('are listed, this one first, fit for everybody', async () => {
    await settings(desk)
    await eventually(async () => expect(await devices(desk).count()).toBe(2))
    expect(await devices(desk).first().innerText()).toContain('This device')
    expect(await devices(desk).last().innerText()).toContain('Last online')
    await expectAccessible(desk)
    await settings(phone)
    await eventually(async () => expect(await devices(phone).count()).toBe(2))
    await expectAccessible(phone)
  })

  it('sign out when another asks it, and leave nothing behind', async () => {
    await devices(desk)
      .last()
      .getByRole('button', { name: /^Sign out of Chrome/ })
      .click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByText('Sign out there?').waitFor()
    await dialog.getByRole('button', { name: 'Sign out' }).click()
    await phone.waitForURL(/\/sign-in/)
    await eventually(async () => expect(await devices(desk).count()).toBe(1))
    const left = await phone.evaluate(async () =>
      (await indexedDB.databases())
        .map(({ name }) => name ?? '')
        .filter((name) => name.startsWith('hearth-')),
    )
    expect(left).toEqual([])
    // Whoever signs in there again is not sent away once more.
    await phone.getByLabel(/name/i).fill('Dora')
    await phone.getByLabel(/name/i).press('Enter')
    await phone.getByRole('link', { name: /Room of Dora/ }).click()
    await say(phone, 'back again')
    await expectDelivery(phone, 'back again', 'sent')
    await eventually(async () => expect(await devices(desk).count()).toBe(2))
  })

  it('hear of it when they are next online', async () => {
    const context = phone.context()
    await context.setOffline(true)
    await phone.close()
    await devices(desk)
      .last()
      .getByRole('button', { name: /^Sign out of Chrome/ })
      .click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
    await desk.getByText('Signs out when it is next online').waitFor()
    await context.setOffline(false)
    phone = await context.newPage()
    await phone.goto(stage.url('/'))
    await phone.waitForURL(/\/sign-in/)
    await eventually(async () => expect(await devices(desk).count()).toBe(1))
  })

  it('are no longer listed once one has signed out there', async () => {
    const third = await signIn(stage, await stage.enter(), 'Dora')
    await eventually(async () => expect(await devices(desk).count()).toBe(2))
    await settings(third)
    await third.getByRole('button', { name: 'Sign out', exact: true }).last().click()
    await third.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click()
    await third.waitForURL(/\/sign-in/)
    await eventually(async () => expect(await devices(desk).count()).toBe(1))
  })
})
