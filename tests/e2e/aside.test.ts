import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PROJECT } from '@/adapters/firebase/local-emulators'
import { expectAccessible } from './support/accessible'
import {
  callButton,
  callStage,
  enterWithMedia,
  expectReceiving,
  hangUp,
  openConnections,
} from './support/calls'
import { keptBy } from './support/kept'
import { beginTalk, composer, eventually, message, say, textsOf } from './support/room'
import { openStage, signIn, type Stage } from './support/stage'

const sheet = (page: Page) => page.locator('section[data-aside]')
const field = (page: Page) => page.locator('[data-aside-field]')
const words = (page: Page) => page.locator('[data-aside-text]').allInnerTexts()
const stateIs = (page: Page, state: string) =>
  eventually(async () => expect(await sheet(page).getAttribute('data-aside')).toBe(state), 30_000)

async function whisper(page: Page, text: string) {
  await field(page).fill(text)
  await field(page).press('Enter')
}

/** From the details of the conversation. */
async function begin(page: Page) {
  const open = page.getByRole('button', { name: /show people and details/i })
  if (await open.isVisible()) await open.click()
  await page.getByRole('button', { name: 'Talk off the record…' }).last().click()
  await page.getByRole('dialog').getByText('It is stored nowhere').waitFor()
  await page.getByRole('button', { name: 'Begin' }).click()
}

describe('talking off the record', () => {
  let stage: Stage
  let ada: Page
  let ben: Page

  const enter = async (name: string) => {
    // Addresses are told as they are, which needs no other permission on one machine.
    return signIn(stage, await enterWithMedia(stage), name)
  }

  beforeAll(async () => {
    stage = await openStage({ hasMedia: true })
    ada = await enter('Ada')
    ben = await enter('Ben')
    await beginTalk([ada, 'Ada'], [ben, 'Ben'])
    await say(ada, 'on the record')
    await message(ben, 'on the record').waitFor()
    await say(ben, 'this, too')
    await message(ada, 'this, too').waitFor()
  })

  afterAll(() => stage.close())

  it('begins with a word of what it means, is seen at once by the other, and goes both ways', async () => {
    await begin(ada)
    await stateIs(ada, 'on')
    await stateIs(ben, 'on')
    await sheet(ben).getByText('Ada has begun to talk off the record').waitFor()
    await sheet(ben).getByRole('heading', { name: 'Off the record with Ada' }).waitFor()
    await whisper(ada, 'the heron flies at dawn')
    await eventually(async () => expect(await words(ben)).toEqual(['the heron flies at dawn']))
    await whisper(ben, 'and the otter at dusk')
    await eventually(async () =>
      expect(await words(ada)).toEqual(['the heron flies at dawn', 'and the otter at dusk']),
    )
    await eventually(async () => expect(await ada.locator('[data-heard=true]').count()).toBe(2))
    for (const page of [ada, ben]) {
      await expectAccessible(page)
      expect((await textsOf(page)).join()).not.toMatch(/heron|otter/)
    }
  })

  it('is stored nowhere: not in the database, nor on either device', async () => {
    await field(ada).fill('a badger half typed')
    const all = JSON.stringify(stage.database().get(DEMO_PROJECT, ''))
    expect(all).toContain('on the record')
    expect(all).not.toMatch(/heron|otter|badger/)
    for (const page of [ada, ben]) {
      const kept = await keptBy(page)
      expect(kept).toContain('on the record')
      expect(kept).not.toMatch(/heron|otter|badger/)
    }
    await field(ada).fill('')
  })

  it('tells of what is said in the conversation meanwhile, which does not count as read', async () => {
    const second = await ben.context().newPage()
    await second.goto(ben.url())
    await composer(second).waitFor()
    await say(second, 'meanwhile, on the record')
    await sheet(ada).getByText('One new message in the conversation').waitFor()
    expect(await ada.locator('.composer').evaluate((box) => (box as HTMLElement).inert)).toBe(true)
    await second.close()
  })

  it('is gone for both once either ends it; what was being typed stays, and goes nowhere', async () => {
    await field(ben).fill('the badger, half typed')
    await sheet(ada).getByRole('button', { name: 'End', exact: true }).click()
    await sheet(ada).waitFor({ state: 'detached' })
    await stateIs(ben, 'over')
    await sheet(ben).getByText('This has ended').waitFor()
    expect(await words(ben)).toEqual([])
    expect(await field(ben).inputValue()).toBe('the badger, half typed')
    await field(ben).press('Enter')
    await sheet(ben).getByRole('button', { name: 'Go back' }).click()
    await sheet(ben).waitFor({ state: 'detached' })
    await say(ben, 'back on the record')
    await message(ada, 'back on the record').waitFor()
    const all = () => JSON.stringify(stage.database().get(DEMO_PROJECT, ''))
    // It came from page to page, and the server has it a moment later.
    await eventually(() => expect(all()).toContain('back on the record'))
    expect(all()).not.toMatch(/heron|otter|badger/)
    for (const page of [ada, ben]) {
      expect(await textsOf(page)).toContain('back on the record')
      expect(await page.content()).not.toMatch(/heron|otter|badger/)
      expect(await keptBy(page)).not.toMatch(/heron|otter|badger/)
    }
  })

  it('ends when a page is loaded anew', async () => {
    await ben.keyboard.press('Control+k')
    await ben.getByRole('combobox').fill('off the record')
    await ben.getByRole('option', { name: 'Talk off the record…' }).waitFor()
    await ben.keyboard.press('Enter')
    await ben.getByRole('button', { name: 'Begin' }).click()
    await stateIs(ada, 'on')
    await whisper(ada, 'a second heron')
    await eventually(async () => expect(await words(ben)).toEqual(['a second heron']))
    await ben.reload()
    await composer(ben).waitFor()
    await stateIs(ada, 'over')
    expect(await words(ada)).toEqual([])
    await sheet(ada).getByRole('button', { name: 'Go back' }).click()
    expect(await sheet(ben).count()).toBe(0)
    expect(await ben.content()).not.toContain('heron')
  })

  it('begins from the header, with the keyboard, and goes on beside a call, each as long as it is wanted', async () => {
    // Both have said something in the pages that are here now.
    await say(ben, 'shall we')
    await message(ada, 'shall we').waitFor()
    await ada.locator('header').getByRole('button', { name: 'Talk off the record…' }).focus()
    await ada.keyboard.press('Enter')
    await ada.getByRole('button', { name: 'Begin' }).click()
    await stateIs(ben, 'on')
    await callButton(ada, 'Call').click()
    await ben.getByRole('button', { name: 'Answer' }).click()
    for (const page of [ada, ben]) await expectReceiving(page, 1, false)
    await whisper(ada, 'a third heron')
    await eventually(async () => expect(await words(ben)).toEqual(['a third heron']))
    await expectAccessible(ada)

    await hangUp(ben)
    for (const page of [ada, ben]) await callStage(page).waitFor({ state: 'detached' })
    await eventually(async () => expect(await openConnections(ada)).toBe(0))
    await whisper(ben, 'and a third otter')
    await eventually(async () =>
      expect(await words(ada)).toEqual(['a third heron', 'and a third otter']),
    )

    await callButton(ben, 'Call').click()
    await ada.getByRole('button', { name: 'Answer' }).click()
    for (const page of [ada, ben]) await expectReceiving(page, 1, false)
    await sheet(ada).getByRole('button', { name: 'End', exact: true }).click()
    await stateIs(ben, 'over')
    await sheet(ben).getByRole('button', { name: 'Go back' }).click()
    for (const page of [ada, ben]) await expectReceiving(page, 1, false)
    await hangUp(ada)
    await callStage(ben).waitFor({ state: 'detached' })
  })

  it('is in a menu of the header on a narrow phone, with what else has no space there', async () => {
    const before = ada.viewportSize()!
    await ada.setViewportSize({ width: 320, height: 640 })
    const header = ada.locator('header').filter({ has: ada.getByRole('heading', { level: 1 }) })
    await header.getByRole('button', { name: 'More ways to talk' }).press('Enter')
    await ada.getByRole('menuitem', { name: 'Video call' }).waitFor()
    await expectAccessible(ada)
    await ada.keyboard.press('ArrowDown')
    await ada.keyboard.press('Enter')
    await ada.getByRole('dialog').getByRole('button', { name: 'Begin' }).waitFor()
    await ada.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await eventually(async () =>
      expect(await ada.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
        'More ways to talk',
      ),
    )
    // With the largest letters, too, there is space for who it is.
    await ada.evaluate(() => (document.documentElement.dataset['textSize'] = 'largest'))
    const name = (await header.getByRole('heading', { level: 1 }).boundingBox())!
    expect(name.width).toBeGreaterThan(90)
    const bounds = await header.evaluate(({ scrollWidth, clientWidth }) => [
      scrollWidth,
      clientWidth,
    ])
    expect(bounds[0]).toBe(bounds[1])
    await ada.evaluate(() => delete document.documentElement.dataset['textSize'])
    await ada.setViewportSize(before)
  })

  it('is asked for where the other’s settings link nothing by themselves, and can be left', async () => {
    await ben.getByRole('link', { name: 'Settings' }).first().click()
    await ben.getByRole('radio', { name: 'Never' }).check()
    await ben.getByRole('link', { name: /^Ada/ }).first().click()
    await composer(ben).waitFor()
    await begin(ada)
    await ben.locator('[data-aside=asked]').getByText('Ada would like to talk').waitFor()
    await expectAccessible(ben)
    await ben.getByRole('button', { name: 'Join' }).click()
    await stateIs(ben, 'on')
    await stateIs(ada, 'on')
    await whisper(ben, 'only this once')
    await eventually(async () => expect(await words(ada)).toEqual(['only this once']))
    await ben
      .getByRole('link', { name: /^Lobby/ })
      .first()
      .click()
    await stateIs(ada, 'over')
    expect(await words(ada)).toEqual([])
  })
})
