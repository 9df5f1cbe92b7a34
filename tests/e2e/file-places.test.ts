import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { beginTalk, eventually } from './support/room'
import { openStage, PHONE, signIn, type Stage } from './support/stage'

const MB = 1_000_000
const SIZE = 40 * MB
const NAME = 'film.mov'

/** The pickers, whose windows no test can use, give handles of the origin's own files; all behind them is the browser's. */
function withoutWindows() {
  const root = navigator.storage.getDirectory()
  const pickers = {
    showOpenFilePicker: async () => [await (await root).getFileHandle('film.mov')],
    showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) =>
      (await root).getFileHandle(`saved ${suggestedName}`, { create: true }),
  }
  Object.assign(window, pickers)
  const items = DataTransferItem.prototype as unknown as Record<string, unknown>
  items['getAsFileSystemHandle'] = async () => (await root).getFileHandle('film.mov')
  // Such files need no permission: a browser that asks anew after each reload is played by what it answers.
  let isAllowed = false
  const prototype = FileSystemFileHandle.prototype as unknown as Record<string, unknown>
  const asks = () => localStorage.getItem('test.asks') !== null && !isAllowed
  prototype['queryPermission'] = () => Promise.resolve(asks() ? 'prompt' : 'granted')
  prototype['requestPermission'] = () => {
    isAllowed = navigator.userActivation.isActive
    return Promise.resolve(isAllowed ? 'granted' : 'denied')
  }
}

describe('where files come from and go to', () => {
  let stage: Stage
  let ada: Page
  let ben: Page

  async function enter(name: string): Promise<Page> {
    const context = await stage.enter()
    await context.grantPermissions(['camera', 'microphone'])
    await context.addInitScript(withoutWindows)
    return signIn(stage, context, name)
  }

  beforeAll(async () => {
    stage = await openStage({ hasMedia: true })
    ada = await enter('Ada')
    ben = await enter('Ben')
    await beginTalk([ada, 'Ada'], [ben, 'Ben'])
    await ben.setViewportSize(PHONE)
    await ada.evaluate(async (size) => {
      const root = await navigator.storage.getDirectory()
      const file = await (await root.getFileHandle('film.mov', { create: true })).createWritable()
      for (let at = 0; at < size; at += 1_000_000) {
        const bytes = new Uint8Array(1_000_000)
        for (let part = 0; part < bytes.length; part += 50_000) {
          crypto.getRandomValues(bytes.subarray(part, part + 50_000))
        }
        await file.write(bytes)
      }
      await file.close()
    }, SIZE)
  }, 120_000)

  afterAll(() => stage.close())

  const card = (page: Page, name = NAME) => page.locator(`[data-file="${name}"]`)
  const press = (page: Page, button: string | RegExp) =>
    card(page).getByRole('button', { name: button }).click()
  const stateBecomes = (page: Page, wanted: string) =>
    eventually(async () => expect(await card(page).getAttribute('data-state')).toBe(wanted), 60_000)
  const position = (page: Page) =>
    card(page)
      .getByRole('progressbar')
      .evaluate((bar) => (bar as HTMLProgressElement).value)
  const hashOf = (page: Page, name: string) =>
    page.evaluate(async (name) => {
      const root = await navigator.storage.getDirectory()
      const file = await (await root.getFileHandle(name)).getFile()
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
      return `${file.size} ${[...hash].join(' ')}`
    }, name)
  const drop = (page: Page) =>
    page.evaluate(async () => {
      const root = await navigator.storage.getDirectory()
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(await (await root.getFileHandle('film.mov')).getFile())
      const init = { bubbles: true, cancelable: true, dataTransfer }
      document.querySelector('[role=log]')?.dispatchEvent(new DragEvent('drop', init))
    })
  /** Stands in the middle of it, by the wish of who receives it. */
  async function begin(how: 'picked' | 'dropped' = 'picked') {
    if (how === 'picked') await ada.getByRole('button', { name: 'Send a file' }).click()
    else await drop(ada)
    await press(ben, 'Accept')
    await stateBecomes(ben, 'running')
    await press(ben, 'Pause')
    await card(ada).getByText('Ben has paused it').waitFor()
    expect(await position(ben)).toBeLessThan(SIZE)
  }

  it('is gone on with after a reload with one tap, without choosing it again', async () => {
    await begin()
    await ada.evaluate(() => localStorage.setItem('test.asks', ''))
    await ada.reload()
    await card(ada).getByText('the browser may ask you once more').waitFor()
    await expectAccessible(ada)
    await press(ada, 'Go on')
    await stateBecomes(ben, 'running')
  })

  it('is listed in the settings as far as it has come', async () => {
    const path = new URL(ben.url()).pathname
    await ben.goto(stage.url('/settings'))
    const stored = ben.locator(`[data-stored-file="${NAME}"]`)
    await stored.getByText(/of 40 MB have arrived/).waitFor()
    await expectAccessible(ben)
    await ben.goto(stage.url(path))
    await stateBecomes(ben, 'done')
    await stateBecomes(ada, 'done')
  })

  it('is saved where one chooses, whole', async () => {
    await press(ben, 'Save to…')
    await card(ben).getByText('Saved where you chose').waitFor()
    expect(await hashOf(ben, `saved ${NAME}`)).toBe(await hashOf(ada, NAME))
  })

  it('is counted among what is kept, until it is removed there', async () => {
    await ben.goto(stage.url('/settings'))
    const stored = ben.locator(`[data-stored-file="${NAME}"]`)
    await ben.getByText('Received files: 40 MB').waitFor()
    await stored.getByText('40 MB', { exact: true }).waitFor()
    expect(await ben.locator('[data-storage-total]').innerText()).toMatch(/about 40 MB/)
    await stored.getByRole('button', { name: `Remove ${NAME} from this device` }).click()
    await eventually(async () => expect(await stored.count()).toBe(0))
    expect(await ben.locator('[data-storage-total]').innerText()).not.toMatch(/about 40 MB/)
    await ben.goBack()
    await ben.getByRole('heading', { name: 'Ada', level: 1 }).waitFor()
    expect(await card(ben).count()).toBe(0)
    await press(ada, /^Close/)
  })

  it('is gone on with by itself where the browser does not ask, also one that was dropped', async () => {
    await ada.evaluate(() => localStorage.removeItem('test.asks'))
    await begin('dropped')
    await ada.reload()
    for (const page of [ben, ada]) {
      await card(page).waitFor()
      // Whoever receives it still has it paused.
      await stateBecomes(page, 'running')
    }
    await press(ben, 'Go on')
    await stateBecomes(ben, 'done')
    await press(ben, /^Remove/)
    await press(ada, /^Close/)
  })

  it('is cancelled for both where a part of it is removed in the settings', async () => {
    await begin()
    await ben.goto(stage.url('/settings'))
    const stored = ben.locator(`[data-stored-file="${NAME}"]`)
    await stored.getByRole('button', { name: /^Remove/ }).click()
    await eventually(async () => expect(await stored.count()).toBe(0))
    await card(ada).getByText('Ben has cancelled it').waitFor()
  })
})
