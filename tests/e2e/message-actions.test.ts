import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, PHONE, signIn, type Stage } from './support/stage'
import {
  composer,
  createRoom,
  eventually,
  expectDelivery,
  joinRoom,
  message,
  say,
} from './support/room'

describe('what can be done to a message', () => {
  let stage: Stage
  let mia: Page
  let noa: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    mia = await signIn(stage, await stage.enter(), 'Mia')
    room = await createRoom(mia, 'Kitchen table')
    noa = await signIn(stage, await stage.enter({ viewport: PHONE }), 'Noa')
    await joinRoom(noa, 'Kitchen table')
  })

  afterAll(() => stage.close())

  async function openMenu(page: Page, text: string) {
    const row = message(page, text).first()
    await row.hover()
    await row.getByRole('button', { name: 'Message actions' }).click()
    await page.getByRole('menu').waitFor()
  }
  const choose = async (page: Page, text: string, item: string) => {
    await openMenu(page, text)
    await page.getByRole('menuitem', { name: item }).click()
  }
  const storedTexts = () =>
    Object.values(stage.read(`messages/${room}`) as Record<string, { text?: string }>).map(
      ({ text }) => text,
    )

  it('answers one with a quote that leads to it', async () => {
    await say(mia, 'who brings bread?')
    await message(noa, 'who brings bread?').waitFor()
    await choose(noa, 'who brings bread?', 'Reply')
    await noa.locator('[data-purpose]').getByText('Reply to Mia').waitFor()
    await say(noa, 'I do')
    const quote = message(mia, 'I do').locator('[data-quote]')
    await quote.getByText('who brings bread?').waitFor()
    expect(await noa.locator('[data-purpose]').count()).toBe(0)
    await quote.click()
    await mia.locator('.list__row--target').getByText('who brings bread?').waitFor()
  })

  it('changes what one has written, and says that it was', async () => {
    await say(mia, 'at sevn')
    await message(noa, 'at sevn').waitFor()
    await expectDelivery(mia, 'at sevn', 'sent')
    await composer(mia).press('ArrowUp')
    await mia.locator('[data-purpose]').getByText('Change what you wrote').waitFor()
    expect(await composer(mia).inputValue()).toBe('at sevn')
    await say(mia, 'at seven')
    await message(noa, 'at seven').getByText('edited').waitFor()
    expect(await composer(mia).inputValue()).toBe('')
    expect(await message(noa, 'at sevn').count()).toBe(0)
  })

  it('goes on with a change after a reload, with the words that were typed', async () => {
    await say(mia, 'bring a spon')
    await message(noa, 'bring a spon').waitFor()
    await expectDelivery(mia, 'bring a spon', 'sent')
    await composer(mia).press('ArrowUp')
    await composer(mia).fill('bring a spoon')
    await mia.waitForFunction(() => localStorage.getItem('hearth.purpose')?.includes('spoon'))
    await mia.reload()
    await mia.locator('[data-purpose]').getByText('Change what you wrote').waitFor()
    expect(await composer(mia).inputValue()).toBe('bring a spoon')
    await composer(mia).press('Enter')
    await message(noa, 'bring a spoon').getByText('edited').waitFor()
    expect(await message(noa, 'bring a spoon').count()).toBe(1)
    expect(await composer(mia).inputValue()).toBe('')
  })

  it('is all within reach of the keyboard, which goes back where it was', async () => {
    const button = message(mia, 'who brings bread?').first().getByRole('button', {
      name: 'Message actions',
    })
    const focused = () => mia.evaluate(() => document.activeElement?.textContent.trim())
    await button.focus()
    await mia.keyboard.press('Enter')
    await mia.getByRole('menu').waitFor()
    await mia.keyboard.press('End')
    expect(await focused()).toBe('Delete for everyone')
    await mia.keyboard.press('ArrowDown')
    expect(await focused()).toBe('👍')
    await mia.keyboard.press('Escape')
    await mia.getByRole('menu').waitFor({ state: 'detached' })
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
    await mia.keyboard.press('Enter')
    for (let step = 0; step < 7; step++) await mia.keyboard.press('ArrowDown')
    expect(await focused()).toBe('Reply')
    await mia.keyboard.press('Enter')
    await mia.locator('[data-purpose]').getByText('Reply to Mia').waitFor()
    expect(await composer(mia).evaluate((box) => box === document.activeElement)).toBe(true)
    await mia.keyboard.press('Escape')
    await mia.locator('[data-purpose]').waitFor({ state: 'detached' })
  })

  it('gives a change up with Escape, and puts back what stood in the box', async () => {
    await composer(mia).fill('half a thought')
    await choose(mia, 'at seven', 'Edit')
    expect(await composer(mia).inputValue()).toBe('at seven')
    await composer(mia).press('Escape')
    expect(await composer(mia).inputValue()).toBe('half a thought')
    await composer(mia).fill('')
  })

  it('is liked by both, counted, and taken back', async () => {
    const chip = (page: Page) => message(page, 'I do').last().locator('[data-reaction="🎉"]')
    await openMenu(mia, 'I do')
    await mia.getByRole('menuitemcheckbox', { name: 'React with 🎉' }).click()
    await chip(noa).click()
    await eventually(async () => {
      expect(await chip(mia).innerText()).toContain('2')
    })
    expect(await chip(noa).getAttribute('aria-pressed')).toBe('true')
    await chip(noa).click()
    await eventually(async () => {
      expect(await chip(mia).innerText()).toContain('1')
    })
  })

  it('is deleted for everyone, also offline, once there is a network again', async () => {
    await say(mia, 'never mind')
    await message(noa, 'never mind').waitFor()
    await expectDelivery(mia, 'never mind', 'sent')
    await stage.killDatabase()
    await choose(mia, 'never mind', 'Delete for everyone')
    await mia.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await eventually(async () => {
      expect(await message(mia, 'never mind').count()).toBe(0)
    })
    await message(noa, 'never mind').waitFor()
    await stage.reviveDatabase()
    await eventually(async () => {
      expect(await message(noa, 'never mind').count()).toBe(0)
      expect(storedTexts()).not.toContain('never mind')
    })
  })

  it('says so where the server refuses, and keeps the words', async () => {
    await say(noa, 'my plan')
    await message(mia, 'my plan').waitFor()
    await expectDelivery(noa, 'my plan', 'sent')
    await stage.killDatabase()
    await choose(noa, 'my plan', 'Edit')
    await say(noa, 'my better plan')
    await message(noa, 'my better plan').waitFor()
    await stage.reviveDatabase()
    deleteStored('my plan')
    const note = noa.getByRole('alert').filter({ hasText: 'Your change was not taken' })
    await note.getByText('my better plan').waitFor()
    await note.getByRole('button', { name: 'Discard' }).click()
    await note.waitFor({ state: 'detached' })
    await message(noa, 'Message deleted').first().waitFor()
  })

  it('ends a change of what somebody deletes meanwhile, and keeps what was typed as a draft', async () => {
    await say(noa, 'my old song')
    await expectDelivery(noa, 'my old song', 'sent')
    await choose(noa, 'my old song', 'Edit')
    await composer(noa).fill('my new song')
    await choose(mia, 'my old song', 'Delete for everyone')
    await mia.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await noa.getByRole('alert').getByText('What you typed is kept as a draft.').waitFor()
    expect(await noa.locator('[data-purpose]').count()).toBe(0)
    expect(await composer(noa).inputValue()).toBe('my new song')
    await say(noa, 'my new song')
    await message(mia, 'my new song').waitFor()
  })

  it('is quoted and previewed in plain words', async () => {
    await say(mia, 'the **big** `pot_a_`')
    await message(noa, 'the big pot_a_').waitFor()
    await mia
      .getByRole('link', { name: 'Kitchen table' })
      .getByText('You: the big pot_a_')
      .waitFor()
    await choose(mia, 'the big pot_a_', 'Reply')
    await mia.locator('[data-purpose]').getByText('the big pot_a_', { exact: true }).waitFor()
    await say(mia, 'is dirty')
    await message(noa, 'is dirty').locator('[data-quote]').getByText('the big pot_a_').waitFor()
  })

  /** As the owner of the room has done meanwhile. */
  function deleteStored(text: string) {
    const all = stage.read(`messages/${room}`) as Record<string, Record<string, unknown>>
    const [id, its] = Object.entries(all).find(([, each]) => each['text'] === text) ?? []
    const now = Date.now()
    const { from, at } = its ?? {}
    stage.write(`messages/${room}/${id}`, {
      ...{ from, at, updatedAt: now, deletedAt: now, deletedBy: from },
    })
  }
})
