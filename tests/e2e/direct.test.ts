import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { DESK, openStage, PHONE, signIn, type Stage } from './support/stage'
import {
  composer,
  createRoom,
  eventually,
  expectDelivery,
  joinRoom,
  message,
  say,
} from './support/room'
import { chooseFor, createPrivateRoom, openDetails } from './support/care'

/** Back from the start of a page: what is asked of the server needs its connection. */
async function connected(page: Page) {
  await page.locator('[data-connection=online]').waitFor()
}

const question = (page: Page) => page.locator('[data-question]')

const inList = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Your rooms' })
    .getByRole('link', { name: new RegExp(`^${name}`) })

describe('people among themselves', () => {
  let stage: Stage
  let ada: Page
  let ben: Page
  let lobby: string

  beforeAll(async () => {
    stage = await openStage()
    ada = await signIn(stage, await stage.enter(), 'Ada')
    ben = await signIn(stage, await stage.enter({ colorScheme: 'dark' }), 'Ben')
    lobby = await createRoom(ada, 'Lobby')
    await joinRoom(ben, 'Lobby')
    await say(ben, 'good morning')
    await message(ada, 'good morning').waitFor()
  })

  afterAll(() => stage.close())

  it('talk in a conversation of two, each under the other’s name', async () => {
    await message(ada, 'good morning').locator('[aria-haspopup=menu]').click()
    await ada.getByRole('menuitem', { name: 'Message Ben' }).click()
    await ada.getByRole('heading', { name: 'Ben', level: 1 }).waitFor()
    await say(ada, 'between us')
    await expectDelivery(ada, 'between us', 'sent')
    await eventually(async () => expect(await ada.title()).toBe('Ben · Hearth'))

    await question(ben).getByText('Ada would like to talk with you').waitFor()
    await expectAccessible(ben)
    await ben.getByRole('button', { name: /^Accept/ }).click()
    await ben.getByRole('heading', { name: 'Ada', level: 1 }).waitFor()
    await message(ben, 'between us').waitFor()
    await say(ben, 'indeed')
    await message(ada, 'indeed').waitFor()
    await inList(ben, 'Ada').waitFor()
    await inList(ada, 'Ben').waitFor()
    await eventually(async () => expect(await question(ben).count()).toBe(0))
  })

  it('find it again without any network', async () => {
    await stage.killDatabase()
    await ben.reload()
    await ben.getByRole('heading', { name: 'Ada', level: 1 }).waitFor()
    await message(ben, 'between us').waitFor()
    await inList(ben, 'Ada').waitFor()
    // It is led there from the lobby, too, since it has been begun.
    await ben.goto(stage.url(`/room/${lobby}`))
    const hello = message(ben, 'good morning')
    await hello.waitFor()
    await inList(ben, 'Ada').click()
    await message(ben, 'indeed').waitFor()
    await stage.reviveDatabase()
  })

  it('begin it from the details of a room as well, by keyboard', async () => {
    await ada.goto(stage.url(`/room/${lobby}`))
    const pane = await openDetails(ada)
    await pane.getByRole('button', { name: 'Actions for Ben' }).press('Enter')
    await ada.getByRole('menuitem', { name: 'Message', exact: true }).press('Enter')
    await ada.getByRole('heading', { name: 'Ben', level: 1 }).waitFor()
  })

  it('block somebody, whose words are then refused, and take that back', async () => {
    await ada.goto(stage.url(`/room/${lobby}`))
    await chooseFor(ada, 'Ben', 'Block')
    const dialog = ada.getByRole('dialog', { name: 'Block Ben?' })
    await dialog.getByText('They are not told').waitFor()
    await expectAccessible(ada)
    await dialog.getByRole('button', { name: 'Block' }).click()
    await ada.getByText('Ben is blocked.').waitFor()

    // What they say in a room of both is folded: what was said before, and what comes; also after a reload.
    const folded = ada.locator('[data-folded]')
    await folded.getByText('From somebody you have blocked').first().waitFor()
    expect(await message(ada, 'good morning').count()).toBe(0)
    await ben.goto(stage.url(`/room/${lobby}`))
    await say(ben, 'can you hear me?')
    await expectDelivery(ben, 'can you hear me?', 'sent')
    await eventually(async () => expect(await folded.count()).toBe(2))
    await ada.reload()
    await eventually(async () => expect(await folded.count()).toBe(2))
    // This device knows whom, also where nobody can be asked.
    await stage.killDatabase()
    await ada.reload()
    await eventually(async () => expect(await folded.count()).toBe(2))
    await stage.reviveDatabase()
    await connected(ada)
    await expectAccessible(ada)
    await ada.getByRole('button', { name: 'Show this message' }).last().click()
    await message(ada, 'can you hear me?').waitFor()
    expect(
      await ada.evaluate(() => document.activeElement?.closest('article')?.innerText),
    ).toContain('can you hear me?')
    expect(await message(ada, 'good morning').count()).toBe(0)

    await inList(ben, 'Ada').click()
    await say(ben, 'are you there?')
    await expectDelivery(ben, 'are you there?', 'refused')
    await message(ben, 'are you there?').getByText('it was not accepted').waitFor()
    await ben.goto(stage.url('/outbox'))
    await ben.getByText('it was not accepted').waitFor()
    await ben.getByRole('heading', { name: 'Ada' }).waitFor()

    await inList(ada, 'Ben').click()
    const pane = await openDetails(ada)
    await pane.getByText('You have blocked Ben').waitFor()
    await expectAccessible(ada)

    await ada.goto(stage.url('/settings'))
    await ada.getByRole('button', { name: 'Unblock Ben' }).click()
    await ada.getByText('Ben is not blocked any more.').waitFor()
    await ben.getByRole('button', { name: /Retry/ }).first().click()
    await inList(ada, 'Ben').click()
    await message(ada, 'are you there?').waitFor()
  })

  it('keep notes for themselves', async () => {
    await ada.goto(stage.url('/new'))
    await connected(ada)
    await ada.getByRole('button', { name: 'Notes to self' }).click()
    await ada.getByRole('heading', { name: 'Notes to self', level: 1 }).waitFor()
    await say(ada, 'buy milk')
    await expectDelivery(ada, 'buy milk', 'sent')
    await inList(ada, 'Notes to self').waitFor()
    const pane = await openDetails(ada)
    await pane.getByText('Only you are here').waitFor()
    expect(await pane.getByRole('button', { name: /Block|Leave/ }).count()).toBe(0)
    // From the palette, too.
    await ada.goto(stage.url('/'))
    await inList(ada, 'Notes to self').waitFor()
    await ada.keyboard.press('ControlOrMeta+k')
    await ada.getByRole('combobox').fill('notes')
    await ada.keyboard.press('Enter')
    await message(ada, 'buy milk').waitFor()
  })

  it('ask each other into private rooms, to accept or to decline, also in a second tab', async () => {
    const cellar = await createPrivateRoom(ada, 'Cellar')
    await openDetails(ada)
    await ada.getByRole('button', { name: 'Invite people' }).click()
    const dialog = ada.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Ask Ben in' }).click()
    await dialog.getByText('Ben was asked.').waitFor()
    await expectAccessible(ada)
    await dialog.getByRole('button', { name: 'Close' }).click()

    // This tab follows: the other one has the connection.
    const follower = await ben.context().newPage()
    await follower.setViewportSize(PHONE)
    await follower.goto(stage.url('/'))
    await question(follower).getByText('Ada asks you into Cellar').waitFor()
    await follower.getByRole('button', { name: /^Decline/ }).click()
    await eventually(async () => expect(await question(follower).count()).toBe(0))
    await eventually(() => expect(stage.read(`invitations`)).toBeNull())

    await ada.getByRole('button', { name: 'Invite people' }).click()
    await dialog.getByRole('button', { name: 'Ask Ben in' }).click()
    await dialog.getByText('Ben was asked.').waitFor()
    await follower.setViewportSize({ width: 320, height: 640 })
    await question(follower).getByText('Ada asks you into Cellar').waitFor()
    await expectAccessible(follower)
    await follower.getByRole('button', { name: /^Accept/ }).click()
    await follower.waitForURL((url) => url.pathname === `/room/${cellar}`)
    await composer(follower).waitFor()
    await say(follower, 'dark in here')
    await expectDelivery(follower, 'dark in here', 'sent')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await message(ada, 'dark in here').waitFor()

    await follower.setViewportSize(DESK)
    await follower.getByRole('link', { name: 'New room' }).first().click()
    await follower.getByRole('button', { name: 'Notes to self' }).click()
    await follower.getByRole('heading', { name: 'Notes to self', level: 1 }).waitFor()
  })

  it('say it in Chinese', async () => {
    const mei = await (await stage.enter({ locale: 'zh-CN', viewport: PHONE })).newPage()
    await mei.goto(stage.url('/sign-in'))
    await mei.getByLabel('你的名字').fill('美')
    await mei.getByLabel('你的名字').press('Enter')
    await connected(mei)
    await mei.getByRole('link', { name: '新建房间' }).first().click()
    await mei.getByRole('button', { name: '备忘' }).click()
    await mei.getByRole('heading', { name: '备忘', level: 1 }).waitFor()
    await expectAccessible(mei)
  })
})
