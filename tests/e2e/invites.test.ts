import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, PHONE, signIn, type Stage } from './support/stage'
import { composer, createRoom, eventually, expectDelivery, message, say } from './support/room'
import { createPrivateRoom, invite, openDetails } from './support/care'

describe('invites to a private room', () => {
  let stage: Stage
  let ada: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    ada = await signIn(stage, await stage.enter(), 'Ada')
    room = await createPrivateRoom(ada, 'Cellar')
  })

  afterAll(() => stage.close())

  const closeDialog = () => ada.getByRole('dialog').getByRole('button', { name: 'Close' }).click()

  it('lead somebody in, by way of signing in', async () => {
    const path = await invite(ada, { uses: '1 person' })
    await ada.getByRole('img', { name: /scan/i }).waitFor()
    await ada.getByRole('button', { name: 'Copy link' }).click()
    await closeDialog()
    await say(ada, 'come down')

    const ben = await (await stage.enter({ viewport: PHONE })).newPage()
    await ben.goto(stage.url(path))
    await ben.getByLabel(/name/i).fill('Ben')
    await ben.getByLabel(/name/i).press('Enter')
    await ben.getByRole('heading', { name: 'You are invited to Cellar' }).waitFor()
    await ben.getByRole('button', { name: 'Join Cellar' }).click()
    await message(ben, 'come down').waitFor()
    await say(ben, 'it is warm here')
    await expectDelivery(ben, 'it is warm here', 'sent')
    await message(ada, 'it is warm here').waitFor()

    // Whoever is in already is led there.
    await ben.goto(stage.url(path))
    await ben.waitForURL((url) => url.pathname === `/room/${room}`)

    const cho = await signIn(stage, await stage.enter({ viewport: PHONE }), 'Cho')
    await cho.goto(stage.url(path))
    await cho.getByText('used as often as it may be').waitFor()
  })

  it('are listed for who runs the room, and taken back', async () => {
    const path = await invite(ada, { lifetime: '1 day', uses: '10 people' })
    const dora = await signIn(stage, await stage.enter(), 'Dora')
    await dora.goto(stage.url(path))
    await dora.getByRole('button', { name: 'Join Cellar' }).waitFor()
    const open = ada.locator('[data-open-invite]')
    await eventually(async () => expect(await open.count()).toBe(2))
    for (let left = 2; left > 0; left--) {
      await open
        .first()
        .getByRole('button', { name: /Take back/ })
        .click()
      await eventually(async () => expect(await open.count()).toBe(left - 1))
    }
    expect(stage.read(`roomInvites/${room}`)).toBeNull()
    await closeDialog()
    // It was taken back while she looked at it.
    await dora.getByRole('button', { name: 'Join Cellar' }).click()
    await dora.getByText('was taken back').waitFor()
  })

  it('let nobody in who is banned, and say so; nor after their time', async () => {
    const path = await invite(ada, { uses: '100 people' })
    await closeDialog()
    const eve = await signIn(stage, await stage.enter(), 'Eve')
    let id: string | undefined
    await eventually(() => {
      const users = stage.read('users') as Record<string, { name: string }>
      id = Object.keys(users).find((user) => users[user]?.name === 'Eve')
      expect(id).toBeDefined()
    })
    stage.write(`bans/${room}/${id}`, { by: 'x', at: 1 })
    await eve.goto(stage.url(path))
    await eve.getByRole('button', { name: 'Join Cellar' }).click()
    await eve.getByText('You were banned').waitFor()
    stage.write(`invites/${path.split('/').at(-1)!}/expires`, 1)
    await eve.reload()
    await eve.getByText('The time of this invite is over').waitFor()
  })

  it('wait for the network, and say so', async () => {
    const path = await invite(ada, { uses: '10 people' })
    await closeDialog()
    const fay = await signIn(stage, await stage.enter(), 'Fay')
    await stage.killDatabase()
    await fay.goto(stage.url(path))
    await fay.getByRole('heading', { name: 'This needs the network' }).waitFor({ timeout: 30_000 })
    await fay.getByRole('main').getByRole('button', { name: 'Try now' }).waitFor()
    await stage.reviveDatabase()
    // Nothing is pressed: the page asks again by itself once the network is back.
    await fay.getByRole('button', { name: 'Join Cellar' }).click({ timeout: 30_000 })
    await composer(fay).waitFor()
  })

  it('say that an address leads nowhere', async () => {
    const gus = await signIn(stage, await stage.enter(), 'Gus')
    await gus.goto(stage.url('/join/cut-off'))
    await gus.getByText('its address is not complete').waitFor()
  })

  it('of a public room are its address', async () => {
    const page = await signIn(stage, await stage.enter(), 'Hal')
    await createRoom(page, 'Porch')
    await openDetails(page)
    await page.getByRole('button', { name: 'Invite people' }).click()
    expect(await page.locator('[data-invite-link]').inputValue()).toContain('/room/')
  })
})
