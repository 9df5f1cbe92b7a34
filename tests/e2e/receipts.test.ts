import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composer, createRoom, eventually, joinRoom, message, say } from './support/room'
import { openStage, signIn, type Stage } from './support/stage'

describe('what became of a message', () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage()
  })

  afterAll(() => stage.close())

  const expectReceipt = (page: Page, text: string, state: string, words: string) =>
    eventually(async () => {
      const mark = message(page, text).locator('[data-receipt]')
      expect(await mark.getAttribute('data-receipt')).toBe(state)
      expect(await mark.innerText()).toBe(words)
    })
  const expectHere = (page: Page, count: number) =>
    eventually(async () => {
      const words = count === 1 ? 'one here' : `${count} here`
      expect(await page.getByText(words).count()).toBeGreaterThan(0)
    }, 30_000)

  it('is told: stored, delivered, read, and by whom; not to who hides their own reading', async () => {
    const ada = await signIn(stage, await stage.enter(), 'Ada')
    const ben = await signIn(stage, await stage.enter(), 'Ben')
    const room = await createRoom(ada, 'Porch of Ada')
    await joinRoom(ben, 'Porch of Ada')
    await expectHere(ada, 2)
    await ben.goto('about:blank')
    await expectHere(ada, 1)
    await say(ada, 'who is up?')
    await expectReceipt(ada, 'who is up?', 'stored', 'Sent')

    await ben.goto(stage.url('/explore'))
    await expectReceipt(ada, 'who is up?', 'delivered', 'Delivered')
    await ben.goto(stage.url(`/room/${room}`))
    await expectReceipt(ada, 'who is up?', 'read', 'Read')

    const cleo = await signIn(stage, await stage.enter(), 'Cleo')
    await joinRoom(cleo, 'Porch of Ada')
    await message(cleo, 'who is up?').waitFor()
    await say(ada, 'all of you?')
    await expectReceipt(ada, 'all of you?', 'read', 'Read by 2')
    await ada.getByRole('button', { name: 'Read by 2' }).last().click()
    const dialog = ada.getByRole('dialog', { name: 'Seen by' })
    await dialog.waitFor()
    expect(await dialog.locator('[data-reader]').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('Ben'), expect.stringContaining('Cleo')]),
    )
    await dialog.getByRole('button', { name: 'Close' }).click()
    await dialog.waitFor({ state: 'detached' })
    // The same from the menu, for who does not know what the mark leads to.
    await message(ada, 'all of you?').locator('[aria-haspopup=menu]').click()
    await ada.getByRole('menuitem', { name: 'Seen by…' }).press('Enter')
    await dialog.locator('[data-reader]').first().waitFor()
    await ada.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await ada.goto(stage.url('/settings'))
    const reading = ada.getByRole('group', { name: 'Let others see what I have read' })
    await reading.getByRole('radio', { name: 'No', exact: true }).check()
    await ada.goto(stage.url(`/room/${room}`))
    await expectReceipt(ada, 'all of you?', 'delivered', 'Delivered')
    const before = stage.read(`reads/${room}`)
    await say(ben, 'hello Ada')
    await message(ada, 'hello Ada').waitFor()
    const me = Object.entries(stage.read(`members/${room}`) as Record<string, { role: string }>)
      .filter(([, { role }]) => role === 'owner')
      .map(([id]) => id)[0]
    await eventually(() => {
      expect(stage.read(`userRooms/${me}/${room}/readCount`)).toBe(3)
    })
    expect((stage.read(`reads/${room}`) as Record<string, number>)[me ?? '']).toBe(
      (before as Record<string, number>)[me ?? ''],
    )
  })

  it('of typing are not given by who does not want to be seen typing', async () => {
    const dora = await signIn(stage, await stage.enter(), 'Dora')
    const emil = await signIn(stage, await stage.enter(), 'Emil')
    await createRoom(dora, 'Porch of Dora')
    await joinRoom(emil, 'Porch of Dora')
    await composer(emil).pressSequentially('hm')
    await dora.getByText('Emil is typing').waitFor()
    await emil.goto(stage.url('/settings'))
    const typing = emil.getByRole('group', { name: 'Let others see when I am typing' })
    await typing.getByRole('radio', { name: 'No', exact: true }).check()
    await emil.getByRole('link', { name: /^Porch of Dora/ }).click()
    await dora.getByText('Emil is typing').waitFor({ state: 'hidden' })
    await composer(emil).pressSequentially('what did I want to say')
    await composer(dora).pressSequentially('are you there')
    await emil.getByText('Dora is typing').waitFor()
    await composer(emil).press('Enter')
    await message(dora, 'what did I want to say').waitFor()
    const rooms = Object.values((stage.read('typing') ?? {}) as Record<string, object>)
    expect(rooms.flatMap((room) => Object.keys(room))).toHaveLength(1)
  })
})
