import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import {
  callButton,
  callStage,
  enterWithMedia,
  expectReceiving,
  hangUp,
  openConnections,
  ring,
  tiles,
} from './support/calls'
import { createRoom, eventually, joinRoom } from './support/room'
import { openStage, PHONE, signIn, type Stage } from './support/stage'

interface Counting extends Window {
  wakeLocks: Set<WakeLockSentinel>
}

/** Those that a page holds. */
function countWakeLocks() {
  const page = window as unknown as Counting
  page.wakeLocks = new Set()
  const request = navigator.wakeLock.request.bind(navigator.wakeLock)
  navigator.wakeLock.request = async (kind) => {
    const lock = await request(kind)
    page.wakeLocks.add(lock)
    lock.addEventListener('release', () => page.wakeLocks.delete(lock))
    return lock
  }
}

const wakeLocks = (page: Page) =>
  page.evaluate(() => (window as unknown as Counting).wakeLocks.size)

describe('a call in a room of three', () => {
  let stage: Stage
  let ada: Page
  let ben: Page
  let bensPhone: Page
  let cleo: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage({ hasMedia: true })
    const enter = async (name: string, more = {}) => {
      const context = await enterWithMedia(stage, more)
      await context.grantPermissions(['camera', 'microphone', 'screen-wake-lock'])
      await context.addInitScript(countWakeLocks)
      return signIn(stage, context, name)
    }
    ada = await enter('Ada')
    ben = await enter('Ben')
    cleo = await enter('Cleo', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' })
    room = await createRoom(ada, 'Kitchen')
    for (const page of [ben, cleo]) await joinRoom(page, 'Kitchen')
    bensPhone = await enter('Ben', { viewport: PHONE })
    await bensPhone.getByRole('link', { name: /Kitchen/ }).waitFor()
    // Wherever one is, it rings.
    await cleo.goto(stage.url('/settings'))
  }, 120_000)

  afterAll(() => stage.close())

  const pages = () => [ada, ben, bensPhone, cleo]
  const answers = (page: Page) => page.locator('[data-call-answers] li')
  const ringsNot = (page: Page) => eventually(async () => expect(await ring(page).count()).toBe(0))
  const nothingIsLeft = () =>
    eventually(async () => {
      expect(stage.read(`calls/${room}`)).toBeNull()
      expect(stage.read('signals')).toBeNull()
      for (const page of pages()) expect(await openConnections(page)).toBe(0)
    })

  it('rings for both others, on every device, and says so to who calls', async () => {
    await callButton(ada, 'Call').click()
    for (const page of [ben, bensPhone, cleo]) {
      await ring(page).getByText('Ada is calling in Kitchen').waitFor()
    }
    await eventually(async () =>
      expect((await answers(ada).allInnerTexts()).toSorted()).toEqual([
        'Ben: ringing…',
        'Cleo: ringing…',
      ]),
    )
    await expectAccessible(ada)
    await expectAccessible(cleo)
  })

  it('stops ringing on the other device of who answers, and goes on ringing for the third', async () => {
    await bensPhone.getByRole('button', { name: 'Answer' }).click()
    for (const page of [ada, bensPhone]) await expectReceiving(page, 1, false)
    await ringsNot(ben)
    expect(await ring(cleo).count()).toBe(1)
  })

  it('goes on for the others where one declines, who may join later', async () => {
    await cleo.getByRole('button', { name: 'Decline' }).click()
    await ringsNot(cleo)
    expect(Object.keys(stage.read(`calls/${room}/people`) as object)).toHaveLength(2)
    await cleo.goto(stage.url('/'))
    await cleo.getByRole('link', { name: /Kitchen.*2 people are in a call/ }).click()
    await cleo.getByRole('button', { name: 'Join with voice' }).click()
    for (const page of [ada, bensPhone, cleo]) await expectReceiving(page, 2, false)
  })

  it('does not call back who has left it', async () => {
    await hangUp(bensPhone)
    // Their face is gone at once, although they were called just now and decline it for their other devices.
    for (const page of [ada, cleo]) {
      await eventually(async () => expect(await tiles(page).count()).toBe(2), 5000)
    }
    await eventually(() =>
      expect(Object.keys(stage.read(`calls/${room}/people`) as object)).toHaveLength(2),
    )
    // It would ring by now: what the others see of the call comes in order.
    await ben.goto(stage.url(`/room/${room}`))
    await ben.locator('[data-call-there]').getByText('2 people are in a call').waitFor()
    for (const page of [ben, bensPhone]) expect(await ring(page).count()).toBe(0)
  })

  it('ends with the last who leaves, with one line in the conversation', async () => {
    await hangUp(ada)
    await cleo.getByText('Nobody else is here yet').waitFor()
    await hangUp(cleo)
    await ben.locator('[data-call-record=ended]').waitFor()
    await nothingIsLeft()
    expect(await ben.locator('[data-call-record]').count()).toBe(1)
    expect(await ben.locator('[data-call-sign]').count()).toBe(0)
  })

  it('says who declines, and is missed once, where nobody comes', async () => {
    await callButton(ada, 'Video call').click()
    await ring(ben).getByText('Ada is calling with video in Kitchen').waitFor()
    await ben.getByRole('button', { name: 'Decline' }).click()
    await ringsNot(bensPhone)
    await eventually(async () =>
      expect((await answers(ada).allInnerTexts()).toSorted()).toEqual([
        'Ben declined',
        'Cleo: ringing…',
      ]),
    )
    expect(await callStage(ada).count()).toBe(1)
    await hangUp(ada)
    await ringsNot(cleo)
    await ben.locator('[data-call-record=missed]').waitFor()
    await nothingIsLeft()
    expect(await ben.locator('[data-call-record=missed]').count()).toBe(1)
  })

  it(
    'is missed by who does not answer in time, and can still be joined',
    { timeout: 90_000 },
    async () => {
      await callButton(ada, 'Call').click()
      await ring(cleo).waitFor()
      await answers(ada).filter({ hasText: 'Cleo did not answer' }).waitFor({ timeout: 60_000 })
      await ringsNot(cleo)
      await cleo.getByRole('button', { name: 'Join with voice' }).click()
      for (const page of [ada, cleo]) await expectReceiving(page, 1, false)
      await hangUp(cleo)
      await hangUp(ada)
      await nothingIsLeft()
    },
  )

  it('is begun, muted and left with the keyboard alone; the screen stays on for pictures', async () => {
    async function choose(page: Page, words: string) {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill(words)
      await page.getByRole('option', { name: new RegExp(`^${words}`) }).waitFor()
      await page.keyboard.press('Enter')
    }
    await choose(ada, 'Video call')
    await ring(ben).waitFor()
    await choose(ben, 'Join with voice')
    for (const page of [ada, ben]) await expectReceiving(page, 1, false)
    await choose(ben, 'Mute')
    await tiles(ada).getByRole('img', { name: 'Muted' }).waitFor()
    await tiles(ada)
      .getByRole('button', { name: 'How Ben is connected: Good connection' })
      .waitFor()
    for (const page of [ada, ben]) {
      await eventually(async () => expect(await wakeLocks(page)).toBe(1))
    }
    await choose(ben, 'Hang up')
    await callStage(ben).waitFor({ state: 'detached' })
    await eventually(async () => expect(await wakeLocks(ben)).toBe(0))
    await hangUp(ada)
    await nothingIsLeft()
    await eventually(async () => expect(await wakeLocks(ada)).toBe(0))
  })

  it('is in the list of who was away or comes later, who join it with the keyboard from the room', async () => {
    await callButton(ada, 'Call').click()
    await ben.getByRole('button', { name: 'Answer' }).click()
    const context = await enterWithMedia(stage, {
      locale: 'zh-CN',
      viewport: { width: 320, height: 640 },
    })
    const dan = await signIn(stage, context, 'Dan')
    await dan.goto(stage.url('/explore'))
    await dan
      .getByRole('listitem')
      .filter({ hasText: 'Kitchen' })
      .getByRole('button')
      .first()
      .click()
    await dan.getByRole('button', { name: '视频加入' }).waitFor()
    expect(await ring(dan).count()).toBe(0)
    await dan.goto(stage.url('/'))
    const row = dan.getByRole('link', { name: /Kitchen.*2 人正在通话/ })
    await row.waitFor()
    await expectAccessible(dan)
    await row.press('Enter')
    await dan.locator('[data-call-there]').getByText('2 人正在通话').waitFor()
    await expectAccessible(dan)
    await dan.getByRole('button', { name: '语音加入' }).press('Enter')
    await expectReceiving(dan, 2, false)
    await dan.getByRole('button', { name: '挂断' }).press('Enter')
    await callStage(dan).waitFor({ state: 'detached' })
    // A page that is loaded anew before its last word is out would be waited for.
    for (const page of [ada, ben]) {
      await eventually(async () => expect(await tiles(page).count()).toBe(2))
    }
    await dan.goto(stage.url('/'))
    await dan.getByRole('link', { name: /Kitchen.*2 人正在通话/ }).waitFor()
    // Who is in another call changes over: one is in one at a time.
    await cleo.goto(stage.url('/'))
    await createRoom(cleo, 'Attic')
    await callButton(cleo, 'Call').click()
    await callStage(cleo).waitFor()
    await cleo.getByRole('link', { name: 'Back to rooms' }).click()
    await cleo.getByRole('link', { name: /^Kitchen/ }).click()
    await cleo.getByRole('button', { name: 'Leave the other call and join' }).click()
    await expectReceiving(cleo, 2, false)
    await hangUp(cleo)
    await hangUp(ada)
    await hangUp(ben)
    await nothingIsLeft()
    await context.close()
  })
})
