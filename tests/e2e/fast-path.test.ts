import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PROJECT } from '@/adapters/firebase/local-emulators'
import {
  beginTalk,
  composer,
  eventually,
  expectDelivery,
  message,
  say,
  textsOf,
} from './support/room'
import { openStage, signIn, type Stage } from './support/stage'

const count = (page: Page, text: string) => message(page, text).count()

/** Whether the pages are linked, as the details of the conversation say. */
async function expectLinked(page: Page, wanted: 'open' | 'closed' = 'open') {
  const details = page.getByRole('complementary', { name: 'Details' })
  if (!(await details.isVisible())) await page.getByRole('button', { name: /details/i }).click()
  const about = page.locator('[data-fast-path]')
  await eventually(
    async () => expect(await about.getAttribute('data-fast-path')).toBe(wanted),
    30_000,
  )
  await details.getByRole('button', { name: 'Close' }).first().click()
}

async function expectWay(page: Page, text: string, way: 'direct' | 'server') {
  await message(page, text).locator('[aria-haspopup=menu]').click()
  await eventually(async () =>
    expect(await page.locator('[data-way]').getAttribute('data-way')).toBe(way),
  )
  await page.keyboard.press('Escape')
}

describe('messages between two pages', () => {
  let stage: Stage
  let ada: Page
  let ben: Page
  let room: string

  const enter = async (name: string) => {
    const context = await stage.enter()
    // Addresses are told as they are, which needs no other permission on one machine.
    await context.grantPermissions(['camera', 'microphone'])
    return signIn(stage, context, name)
  }
  const storedTexts = () => {
    const all = stage.database().get(DEMO_PROJECT, `messages/${room}`) as Record<
      string,
      { at: number; text: string }
    > | null
    return Object.values(all ?? {})
      .sort((a, b) => a.at - b.at)
      .map(({ text }) => text)
  }

  beforeAll(async () => {
    stage = await openStage({ hasMedia: true })
    ada = await enter('Ada')
    ben = await enter('Ben')
    await beginTalk([ada, 'Ada'], [ben, 'Ben'])
    room = new URL(ada.url()).pathname.split('/').at(-1) ?? ''
  })

  afterAll(() => stage.close())

  it('are linked by themselves, once each has said something', async () => {
    await say(ada, 'first of Ada')
    await message(ben, 'first of Ada').waitFor()
    await expectLinked(ben, 'closed')
    await say(ben, 'first of Ben')
    await expectLinked(ada)
    await expectLinked(ben)
  })

  it('come over both roads, and are there once', async () => {
    await say(ada, 'over both roads')
    await message(ben, 'over both roads').waitFor()
    await expectDelivery(ada, 'over both roads', 'sent')
    await expectDelivery(ben, 'over both roads', 'sent')
    await expectWay(ben, 'over both roads', 'direct')
    await expectWay(ada, 'over both roads', 'direct')
    await expectWay(ben, 'first of Ada', 'server')
    expect(await count(ben, 'over both roads')).toBe(1)
    expect(storedTexts().filter((text) => text === 'over both roads')).toHaveLength(1)
  })

  it('are there once on a second device, too, and where another tab has the connection', async () => {
    // The tab that was there first leads; Ben talks in one that follows it.
    const leader = ben
    ben = await leader.context().newPage()
    await leader.goto(stage.url('/settings'))
    await ben.goto(stage.url(`/room/${room}`))
    const device = await signIn(stage, await stage.enter(), 'Ben')
    await device.goto(stage.url(`/room/${room}`))
    await composer(device).waitFor()
    await expectLinked(ben)
    await say(ada, 'to every page')
    await message(ben, 'to every page').waitFor()
    await message(device, 'to every page').waitFor()
    await say(ben, 'from a tab without a connection')
    for (const page of [ada, ben, device]) {
      await expectDelivery(page, 'to every page', 'sent')
      await expectDelivery(page, 'from a tab without a connection', 'sent')
      expect(await count(page, 'to every page')).toBe(1)
      expect(await count(page, 'from a tab without a connection')).toBe(1)
    }
    await expectWay(ada, 'from a tab without a connection', 'direct')
    await device.context().close()
    await leader.close()
  })

  it('go by the server alone while either hides what they read, or does not want it', async () => {
    const choose = async (name: string) => {
      await ben.getByRole('link', { name: 'Settings' }).first().click()
      await ben.getByRole('group', { name }).getByRole('radio').last().check()
      await ben.goBack()
      await composer(ben).waitFor()
      await say(ada, `by the server, as of: ${name}`)
      await expectWay(ben, `by the server, as of: ${name}`, 'server')
      await expectLinked(ada, 'closed')
      await ben.getByRole('link', { name: 'Settings' }).first().click()
      await ben.getByRole('group', { name }).getByRole('radio').first().check()
      await ben.goBack()
      await composer(ben).waitFor()
      await expectLinked(ada)
    }
    await choose('Link directly with who I talk to')
    await choose('Let others see what I have read')
  })

  it('arrive without the server, in order, which has them once it is back', async () => {
    await stage.killDatabase()
    await ada
      .getByText(/No connection|offline/i)
      .first()
      .waitFor({ timeout: 30_000 })
    for (const text of ['away one', 'away two']) await say(ada, text)
    await message(ben, 'away two').waitFor()
    await say(ben, 'away three')
    await message(ada, 'away three').waitFor()
    for (const page of [ada, ben]) {
      for (const text of ['away one', 'away two', 'away three']) {
        await expectDelivery(page, text, 'direct')
      }
      const texts = await textsOf(page)
      expect(texts.slice(-3)).toEqual(['away one', 'away two', 'away three'])
    }
    await message(ben, 'away one').getByText('Arrived directly, not stored yet').waitFor()
    await ben.reload()
    await composer(ben).waitFor()
    await message(ben, 'away two').waitFor()
    await expectDelivery(ben, 'away two', 'direct')
    await stage.reviveDatabase()
    for (const page of [ada, ben]) {
      for (const text of ['away one', 'away two', 'away three']) {
        await eventually(async () => {
          expect(await message(page, text).first().getAttribute('data-delivery')).toBe('sent')
        }, 45_000)
        expect(await count(page, text)).toBe(1)
      }
    }
    const away = storedTexts().filter((text) => text.startsWith('away'))
    expect([...away].sort()).toEqual(['away one', 'away three', 'away two'])
    expect(away.indexOf('away one')).toBeLessThan(away.indexOf('away two'))
    await expectWay(ben, 'away one', 'direct')
  })
})
