import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPrivateRoom, invite, openDetails } from './support/care'
import { composer, eventually, expectDelivery, message, say, textsOf } from './support/room'
import { openStage, PHONE, signIn, type Stage } from './support/stage'

/** Where pictures of each step go; none are taken without it. */
const PICTURES = process.env['HEARTH_PICTURES']

/** Three people over one day: Ada at a desk, Ben on a phone in the dark, Mei on a phone in Chinese. */
describe('one day', () => {
  let stage: Stage
  let ada: Page
  let ben: Page
  let mei: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    ada = await signIn(stage, await stage.enter(), 'Ada')
  })
  afterAll(() => stage.close())

  /** What each of them has on the screen now. */
  async function picture(step: string) {
    if (!PICTURES) return
    mkdirSync(PICTURES, { recursive: true })
    for (const [name, page] of Object.entries({ ada, ben, mei })) {
      await page.screenshot({ path: join(PICTURES, `${step}-${name}.png`) })
    }
  }

  async function act(page: Page, text: string, words: { more: string; item: string }) {
    const row = message(page, text).first()
    await row.hover()
    await row.getByRole('button', { name: words.more }).click()
    await page.getByRole('menuitem', { name: words.item }).click()
  }
  const inEnglish = (item: string) => ({ more: 'Message actions', item })
  const inChinese = (item: string) => ({ more: '消息操作', item })

  it('begins with a room, and two who come in by its link', async () => {
    room = await createPrivateRoom(ada, 'Supper club')
    await say(ada, 'Who is *in* for **Friday**?')
    const path = await invite(ada, { uses: '10 people' })
    await ada.getByRole('dialog').getByRole('button', { name: 'Close' }).click()

    ben = await (await stage.enter({ viewport: PHONE, colorScheme: 'dark' })).newPage()
    await ben.goto(stage.url(path))
    await ben.getByLabel(/name/i).fill('Ben')
    await ben.getByLabel(/name/i).press('Enter')
    await ben.getByRole('button', { name: 'Join Supper club' }).click()

    mei = await (await stage.enter({ viewport: PHONE, locale: 'zh-CN' })).newPage()
    await mei.goto(stage.url(path))
    await mei.getByLabel('你的名字').fill('美')
    await mei.getByLabel('你的名字').press('Enter')
    await mei.getByRole('heading', { name: '你被邀请加入Supper club' }).waitFor()
    await picture('1-invited')
    await mei.getByRole('button', { name: '加入Supper club' }).click()
    for (const page of [ben, mei]) {
      await message(page, 'Friday').locator('strong').getByText('Friday').waitFor()
    }
    await picture('1-joined')
  })

  it('goes on with answers: a mention, a quote, a heart', async () => {
    await composer(ben).focus()
    await ben.keyboard.type('I am, with @ad')
    await ben.getByRole('option').getByText('Ada').waitFor()
    await ben.keyboard.press('Enter')
    await ben.keyboard.type('and a cake')
    await ben.getByRole('button', { name: 'Send' }).click()
    await message(ada, 'and a cake').locator('.markup__mention--me').getByText('@Ada').waitFor()

    await act(mei, 'Friday', inChinese('回复'))
    await composer(mei).fill('我也来，七点见！')
    await mei.getByRole('button', { name: '发送' }).click()
    await message(ada, '我也来').locator('[data-quote]').getByText('Friday').waitFor()

    await message(ada, 'and a cake').hover()
    await message(ada, 'and a cake').getByRole('button', { name: 'Message actions' }).click()
    await ada.getByRole('menuitemcheckbox', { name: '❤️' }).click()
    await message(ben, 'and a cake').getByText('❤️').waitFor()
    await picture('2-answers')
  })

  it('is not stopped by a tunnel: what was written there arrives once, and in order', async () => {
    await ben.context().setOffline(true)
    for (const text of ['in the tunnel', 'still in it', 'nearly through']) await say(ben, text)
    await expectDelivery(ben, 'nearly through', 'waiting')
    await say(ada, 'see you at seven')
    await message(mei, 'see you at seven').waitFor()
    await picture('3-tunnel')
    await ben.context().setOffline(false)
    await message(ben, 'see you at seven').waitFor()
    await expectDelivery(ben, 'nearly through', 'sent')
    const tail = ['in the tunnel', 'still in it', 'nearly through']
    for (const page of [ada, mei]) {
      await message(page, 'nearly through').waitFor()
      expect((await textsOf(page)).filter((text) => tail.includes(text))).toEqual(tail)
    }
  })

  it('has a word aside, between two', async () => {
    await act(mei, 'see you at seven', inChinese('给Ada发消息'))
    await mei.getByRole('heading', { name: 'Ada', level: 1 }).waitFor()
    await say(mei, '要我带什么吗？')
    await ada.locator('[data-question]').getByText('美 would like to talk with you').waitFor()
    await picture('4-asked')
    await ada.getByRole('button', { name: /^Accept/ }).click()
    await message(ada, '要我带什么吗？').waitFor()
    await say(ada, 'just yourself')
    await message(mei, 'just yourself').waitFor()
    await picture('4-aside')
    // She has answered, and so there is nothing unread there, wherever she goes next.
    await eventually(() => {
      const mine = stage.read('userRooms') as Record<string, Record<string, { readCount: number }>>
      const counts = Object.values(mine).flatMap((rooms) =>
        Object.entries(rooms).flatMap(([id, { readCount }]) => (id === room ? [] : [readCount])),
      )
      expect(counts).toEqual([2, 2])
    })
  })

  it('has two change the same thing at once, and both end up with the same', async () => {
    await ada.goto(stage.url(`/room/${room}`))
    await message(ada, 'and a cake').waitFor()
    await expectDelivery(ben, 'and a cake', 'sent')
    await act(ben, 'and a cake', inEnglish('Edit'))
    await composer(ben).fill('I am, with two cakes')
    // The owner takes it away while it is being changed.
    await act(ada, 'and a cake', inEnglish('Delete for everyone'))
    await ada
      .getByRole('dialog')
      .getByRole('button', { name: /Delete/ })
      .click()
    await eventually(async () => expect(await message(ben, 'and a cake').count()).toBe(0))
    // There is nothing to change any more: he is told so, and keeps his words.
    await ben.getByText('The message was deleted. What you typed is kept as a draft.').waitFor()
    expect(await composer(ben).inputValue()).toBe('I am, with two cakes')
    await picture('5-taken')
    const stored = Object.values(stage.read(`messages/${room}`) as Record<string, object>)
    expect(stored.filter((each) => 'deletedAt' in each)).toHaveLength(1)
    expect(JSON.stringify(stored)).not.toContain('two cakes')
    await message(ada, 'Message deleted').waitFor()
    await composer(ben).fill('')
  })

  it('ends with the room handed over, and its list on every screen', async () => {
    await openDetails(ada)
    await ada.getByRole('button', { name: 'Hand over and leave' }).click()
    const dialog = ada.getByRole('dialog')
    await dialog.getByLabel('New owner').selectOption({ label: 'Ben' })
    await dialog.getByRole('button', { name: 'Hand over and leave' }).click()
    await ada.waitForURL((url) => url.pathname === '/')
    await ben.goto(stage.url('/'))
    await ben
      .getByRole('link', { name: /Supper club/ })
      .first()
      .waitFor()
    await mei.goto(stage.url('/'))
    await mei
      .getByRole('link', { name: /Supper club/ })
      .first()
      .waitFor()
    await picture('6-evening')
    const roles = Object.values(
      stage.read(`members/${room}`) as Record<string, { readonly role: string }>,
    ).map(({ role }) => role)
    expect(roles.sort()).toEqual(['member', 'owner'])
  })
})
