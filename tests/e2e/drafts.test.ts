import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, PHONE, signIn, type Stage } from './support/stage'
import { composer, createRoom, eventually, message } from './support/room'

describe('drafts on two devices of one person', () => {
  let stage: Stage
  let desk: Page
  let phone: Page
  let room: string
  /** The device that wrote last. */
  let last: Page

  beforeAll(async () => {
    stage = await openStage()
    desk = await signIn(stage, await stage.enter(), 'Dora')
    room = await createRoom(desk, 'Where Dora writes')
    phone = await signIn(stage, await stage.enter({ viewport: PHONE }), 'Dora')
    await item().waitFor()
  })

  afterAll(() => stage.close())

  const item = () => phone.locator(`[data-room-id="${room}"]`)
  const offer = (page: Page) => page.locator('[data-draft-offer]')
  const expectBox = (page: Page, text: string) =>
    eventually(async () => {
      expect(await composer(page).inputValue()).toBe(text)
    })

  it('go from one to the other, are gone on with there, and end when they are sent', async () => {
    await composer(desk).fill('begun at the desk')
    await item().getByText('Draft: begun at the desk').waitFor()
    await item().click()
    await expectBox(phone, 'begun at the desk')
    await composer(phone).fill('begun at the desk, ended on the way')
    await expectBox(desk, 'begun at the desk, ended on the way')
    await composer(phone).press('Enter')
    await message(desk, 'ended on the way').waitFor()
    await expectBox(desk, '')
    expect(await offer(desk).count()).toBe(0)
  })

  it('leave what is being typed alone, and let one choose', async () => {
    await composer(phone).fill('from the phone')
    await composer(desk).fill('from the desk')
    const asked = await Promise.race(
      [desk, phone].map(async (page) => {
        await offer(page).waitFor()
        return page
      }),
    )
    const [mine, theirs] =
      asked === desk ? ['from the desk', 'from the phone'] : ['from the phone', 'from the desk']
    expect(await composer(asked).inputValue()).toBe(mine)
    expect(await offer(asked).innerText()).toContain(theirs)
    await offer(asked).getByRole('button', { name: 'Use that instead' }).click()
    await expectBox(asked, theirs)
    await eventually(() => {
      const person = Object.keys(stage.read(`members/${room}`) as object)[0] ?? ''
      expect(stage.read(`private/${person}/drafts/${room}/text`)).toBe(theirs)
    })
    expect(await offer(asked).count()).toBe(0)
    last = asked
  })

  it('come over what was written without a network', async () => {
    // By the device that wrote last: another one's clock may be some milliseconds behind, and the newer draft stays.
    await composer(last).fill('')
    for (const page of [desk, phone]) await expectBox(page, '')
    await stage.killDatabase()
    await composer(desk).fill('on the train')
    await stage.reviveDatabase()
    await expectBox(phone, 'on the train')
  })
})
