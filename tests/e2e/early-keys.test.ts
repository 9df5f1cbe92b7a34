import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { composer, createRoom, expectDelivery, say } from './support/room'
import { openStage, signIn, type Stage } from './support/stage'

/** The code of the palette and of the search is held back until it is let through. */
describe('what is typed before a panel is there', () => {
  let stage: Stage
  let context: BrowserContext
  let page: Page
  let room: string
  let letThrough: () => void

  beforeAll(async () => {
    stage = await openStage()
    context = await stage.enter({ serviceWorkers: 'block' })
    page = await signIn(stage, context, 'Uma')
    await createRoom(page, 'Pantry')
    room = await createRoom(page, 'Orchard')
    await say(page, 'the plums are ripe')
    await expectDelivery(page, 'the plums are ripe', 'sent')
  })
  afterAll(() => stage.close())

  /** A fresh page in the room, with this chunk on its way. */
  async function openWithout(chunk: string) {
    await page.close()
    page = await context.newPage()
    const gate = new Promise<void>((resolve) => (letThrough = resolve))
    await page.route(new RegExp(`/${chunk}-[^/]*\\.js`), async (route) => {
      await gate
      await route.continue()
    })
    await page.goto(stage.url(`/room/${room}`))
    await page.getByRole('button', { name: 'Emoji' }).first().waitFor()
    await composer(page).fill('half a ')
  }
  const early = () => page.locator('input.early')
  const palette = () => page.getByRole('dialog').getByRole('combobox')

  it('goes to the palette, and leaves what is being written alone', async () => {
    await openWithout('ShellPalette')
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('pan')
    await expectAccessible(page)
    await page.screenshot({ path: 'tests/e2e/output/early-desk.png' })
    letThrough()
    await palette().waitFor()
    await page.keyboard.type('try')
    expect(await palette().inputValue()).toBe('pantry')
    expect(await early().count()).toBe(0)
    expect(await composer(page).inputValue()).toBe('half a ')
    // The first empties the field, as of any search.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await palette().waitFor({ state: 'detached' })
    expect(await composer(page).evaluate((box) => box === document.activeElement)).toBe(true)
  })

  it('may end with Enter, which leads there once it is known where', async () => {
    await openWithout('ShellPalette')
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('pantry')
    await page.keyboard.press('Enter')
    letThrough()
    await page.getByRole('heading', { name: 'Pantry', level: 1 }).waitFor()
  })

  it('is given up with Escape, and no palette comes after all', async () => {
    await openWithout('ShellPalette')
    await page.keyboard.press('ControlOrMeta+k')
    await page.keyboard.type('pan')
    await page.keyboard.press('Escape')
    await page.keyboard.type('word')
    const loaded = page.waitForResponse(/ShellPalette/)
    letThrough()
    await loaded
    expect(await composer(page).inputValue()).toBe('half a word')
    expect(await early().count()).toBe(0)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('waits for an input method to finish its word', async () => {
    await openWithout('ShellPalette')
    await page.keyboard.press('ControlOrMeta+k')
    const devtools = await context.newCDPSession(page)
    const compose = (text: string) =>
      devtools.send('Input.imeSetComposition', {
        ...{ text, selectionStart: text.length, selectionEnd: text.length },
      })
    await compose('guo')
    const loaded = page.waitForResponse(/ShellPalette/)
    letThrough()
    await loaded
    await compose('guoyuan')
    expect(await early().count()).toBe(1)
    await devtools.send('Input.insertText', { text: '果园' })
    await palette().waitFor()
    expect(await palette().inputValue()).toBe('果园')
    await page.keyboard.press('Escape')
  })

  it('goes to the search, of all rooms or of this one', async () => {
    await openWithout('SearchPanel')
    await page.keyboard.press('ControlOrMeta+Shift+f')
    await page.keyboard.type('plu')
    letThrough()
    const panel = page.getByRole('search', { name: 'Search' })
    await panel.waitFor()
    await page.keyboard.type('ms')
    expect(await panel.getByRole('searchbox').inputValue()).toBe('in:"Orchard" plums')
    await panel.getByText('the plums are ripe').waitFor()
    expect(await composer(page).inputValue()).toBe('half a ')
    expect(await early().count()).toBe(0)
  })
})
