import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { openStage, PHONE, signIn, type Stage } from './support/stage'
import { makePhoto, storedPictures } from './support/pictures'
import { createRoom, eventually, expectDelivery, joinRoom, message, say } from './support/room'

describe('a message that is forwarded', () => {
  let stage: Stage
  let mia: Page
  let noa: Page
  let kitchen: string
  let garden: string
  let attic: string

  beforeAll(async () => {
    stage = await openStage()
    mia = await signIn(stage, await stage.enter(), 'Mia')
    kitchen = await createRoom(mia, 'Kitchen table')
    garden = await createRoom(mia, 'Garden')
    attic = await createRoom(mia, 'Attic')
    const phone = { viewport: PHONE, colorScheme: 'dark' } as const
    noa = await signIn(stage, await stage.enter(phone), 'Noa')
    for (const room of ['Kitchen table', 'Garden', 'Attic']) {
      await noa.goto(stage.url('/'))
      await joinRoom(noa, room)
    }
  })

  afterAll(() => stage.close())

  const stored = (room: string) =>
    Object.values(
      (stage.read(`messages/${room}`) ?? {}) as Record<string, { text?: string; fwd?: string }>,
    )
  const dialog = (page: Page) => page.getByRole('dialog', { name: 'Forward to…' })

  async function goTo(page: Page, room: string) {
    await page.evaluate(
      (path) => {
        history.pushState(history.state, '', path)
        dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
      },
      `/room/${room}${new URL(page.url()).search}`,
    )
    await page.locator('textarea').waitFor()
  }
  async function openForward(page: Page, text: string) {
    const row = message(page, text).first()
    await row.hover()
    await row.getByRole('button', { name: 'Message actions' }).click()
    await page.getByRole('menuitem', { name: 'Forward…' }).click()
    await dialog(page).waitFor()
  }

  it('goes to several rooms at once, chosen by keyboard, and says who said it first', async () => {
    await goTo(mia, kitchen)
    await say(mia, 'soup is **on**')
    await goTo(noa, kitchen)
    await message(noa, 'soup is on').waitFor()
    await openForward(noa, 'soup is on')
    await noa.keyboard.type('gar')
    await eventually(async () => expect(await dialog(noa).getByRole('checkbox').count()).toBe(1))
    await noa.keyboard.press('Tab')
    await noa.keyboard.press('Space')
    await dialog(noa).getByLabel('Find a room').fill('')
    await dialog(noa).getByLabel('Attic').check()
    await expectAccessible(noa)
    await noa.screenshot({ path: 'tests/e2e/output/forward-phone-dark.png' })
    await dialog(noa).getByRole('button', { name: 'Forward to 2 rooms' }).click()
    await dialog(noa).getByRole('link', { name: 'Garden' }).click()
    const row = message(noa, 'soup is on')
    await row.locator('[data-forwarded]').getByText('Forwarded from Mia').waitFor()
    await eventually(() => {
      for (const room of [garden, attic]) {
        expect(stored(room)).toMatchObject([{ text: 'soup is **on**' }])
      }
    })
    await goTo(mia, attic)
    await message(mia, 'soup is on').getByText('Forwarded from Mia').waitFor()
    await mia.screenshot({ path: 'tests/e2e/output/forwarded-desk.png' })
  })

  it('waits for the network, also over a reload, and goes once', async () => {
    await goTo(mia, kitchen)
    await say(mia, 'bring salt')
    await expectDelivery(mia, 'bring salt', 'sent')
    await stage.killDatabase()
    await openForward(mia, 'bring salt')
    await dialog(mia).getByLabel('Garden').check()
    await mia.screenshot({ path: 'tests/e2e/output/forward-desk.png' })
    await dialog(mia).getByRole('button', { name: 'Forward', exact: true }).click()
    await dialog(mia).getByText('It is on its way to:').waitFor()
    await mia.reload()
    await stage.reviveDatabase()
    await eventually(() => {
      expect(stored(garden).filter(({ text }) => text === 'bring salt')).toHaveLength(1)
    })
    await goTo(noa, garden)
    await message(noa, 'bring salt').getByText('Forwarded from Mia').waitFor()
    expect(stored(garden).filter(({ text }) => text === 'bring salt')).toHaveLength(1)
  })

  it('takes its picture along', async () => {
    await goTo(mia, kitchen)
    const buffer = await makePhoto(mia, 800, 600)
    await mia
      .locator('[data-picture-input]')
      .setInputFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer })
    await mia.locator('[data-picture-strip]').getByText('A picture goes with').waitFor()
    await say(mia, 'the pot')
    await goTo(noa, kitchen)
    await message(noa, 'the pot').locator('[data-picture]').waitFor()
    await openForward(noa, 'the pot')
    await dialog(noa).getByLabel('Garden').check()
    await dialog(noa).getByRole('button', { name: 'Forward', exact: true }).click()
    await goTo(mia, garden)
    await message(mia, 'the pot').locator('[data-picture]').waitFor()
    await message(mia, 'the pot').getByText('Forwarded from Mia').waitFor()
    const [one] = storedPictures(stage.read(`blobs/${kitchen}`))
    const [other] = storedPictures(stage.read(`blobs/${garden}`))
    expect(other?.bytes.equals(one?.bytes ?? Buffer.of())).toBe(true)
    expect(other?.id).not.toBe(one?.id)
  })
})
