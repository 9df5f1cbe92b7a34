import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessible'
import { handOver } from './support/pictures'
import { letFilesThrough } from './support/files'
import { beginTalk, eventually } from './support/room'
import { openStage, signIn, type Stage } from './support/stage'

const MB = 1_000_000

const card = (page: Page, name: string) => page.locator(`[data-file="${name}"]`)
const state = (page: Page, name: string) => card(page, name).first().getAttribute('data-state')
const stateBecomes = (page: Page, name: string, wanted: string, timeout = 30_000) =>
  eventually(async () => expect(await state(page, name)).toBe(wanted), timeout)
const position = (page: Page, name: string) =>
  card(page, name)
    .getByRole('progressbar')
    .evaluate((bar) => (bar as HTMLProgressElement).value)
    .catch(() => 0)
const press = (page: Page, name: string, button: string | RegExp) =>
  card(page, name).getByRole('button', { name: button }).click()

/** Saves it, and gives the hash of what was saved. */
async function saved(page: Page, name: string) {
  const download = page.waitForEvent('download')
  await press(page, name, 'Save')
  const file = await download
  return {
    name: file.suggestedFilename(),
    hash: hashOf(readFileSync(await file.path())),
  }
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('files between two people', () => {
  let stage: Stage
  let ada: Page
  let ben: Page
  let direct: string

  async function enter(name: string): Promise<Page> {
    const context: BrowserContext = await stage.enter()
    await letFilesThrough(context)
    return signIn(stage, context, name)
  }

  beforeAll(async () => {
    stage = await openStage({ hasMedia: true })
    ada = await enter('Ada')
    ben = await enter('Ben')
    await beginTalk([ada, 'Ada'], [ben, 'Ben'])
    direct = new URL(ada.url()).pathname
  })

  afterAll(() => stage.close())

  const offer = (page: Page, name: string, buffer: Buffer) =>
    page.locator('[data-file-input]').setInputFiles({
      name,
      mimeType: 'application/octet-stream',
      buffer,
    })

  it('is offered, accepted, and arrives whole', async () => {
    const bytes = randomBytes(3 * MB)
    await offer(ada, 'report.pdf', bytes)
    await card(ben, 'report.pdf').getByText('Ada offers report.pdf').waitFor()
    await card(ada, 'report.pdf').getByText('Waiting for Ben to accept').waitFor()
    await expectAccessible(ben)
    await press(ben, 'report.pdf', 'Accept')
    await stateBecomes(ben, 'report.pdf', 'done')
    await stateBecomes(ada, 'report.pdf', 'done')
    expect(await saved(ben, 'report.pdf')).toEqual({ name: 'report.pdf', hash: hashOf(bytes) })
    await press(ben, 'report.pdf', /^Remove/)
    await press(ada, 'report.pdf', /^Close/)
    await eventually(async () => {
      const left = await ben.evaluate(async () => {
        const root = await navigator.storage.getDirectory()
        const names: string[] = []
        const files = await root.getDirectoryHandle('files')
        for await (const person of files.values()) {
          for await (const name of (person as FileSystemDirectoryHandle).keys()) names.push(name)
        }
        return names
      })
      expect(left).toEqual([])
    })
  })

  it('is declined, taken back, and nothing of it remains', async () => {
    await offer(ada, 'no.bin', randomBytes(1000))
    await press(ben, 'no.bin', 'Decline')
    await card(ada, 'no.bin').getByText('Ben did not want it').waitFor()
    await press(ada, 'no.bin', /^Close/)
    await offer(ada, 'back.bin', randomBytes(1000))
    await card(ben, 'back.bin').waitFor()
    await press(ada, 'back.bin', /^Cancel/)
    await card(ben, 'back.bin').getByText('Ada has cancelled it').waitFor()
    await press(ben, 'back.bin', /^Close/)
  })

  it('goes several at once, both ways, dropped as well as picked; names lose what misleads', async () => {
    const two = ['one', 'two'].map((name) => ({
      name: `${name}.bin`,
      bytes: randomBytes(2 * MB),
    }))
    for (const { name, bytes } of two) await offer(ada, name, bytes)
    const bad = randomBytes(1000)
    await handOver(ben, 'drop', {
      name: 'safe\u202efdp.exe',
      mimeType: 'application/octet-stream',
      buffer: bad,
    })
    for (const { name } of two) await press(ben, name, 'Accept')
    await press(ada, 'safefdp.exe', 'Accept')
    for (const { name, bytes } of two) {
      await stateBecomes(ben, name, 'done')
      expect((await saved(ben, name)).hash).toBe(hashOf(bytes))
    }
    await stateBecomes(ada, 'safefdp.exe', 'done')
    expect(await saved(ada, 'safefdp.exe')).toEqual({ name: 'safefdp.exe', hash: hashOf(bad) })
    for (const page of [ada, ben]) {
      for (const close of await page.getByRole('button', { name: /^(Close|Remove) / }).all()) {
        await close
          .page()
          .getByRole('button', { name: /^(Close|Remove) / })
          .first()
          .click()
      }
    }
  })

  it('is paused and gone on with by either', async () => {
    const bytes = randomBytes(40 * MB)
    await offer(ada, 'long.bin', bytes)
    await press(ben, 'long.bin', 'Accept')
    await press(ben, 'long.bin', 'Pause')
    await card(ada, 'long.bin').getByText('Ben has paused it').waitFor()
    await eventually(async () => {
      const before = await position(ben, 'long.bin')
      await ben.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
      expect(await position(ben, 'long.bin')).toBe(before)
      expect(before).toBeLessThan(40 * MB)
    })
    await press(ada, 'long.bin', 'Pause')
    await press(ben, 'long.bin', 'Go on')
    await card(ben, 'long.bin').getByText('Ada has paused it').waitFor()
    await press(ada, 'long.bin', 'Go on')
    await stateBecomes(ben, 'long.bin', 'done', 60_000)
    expect((await saved(ben, 'long.bin')).hash).toBe(hashOf(bytes))
    await press(ben, 'long.bin', /^Remove/)
    await press(ada, 'long.bin', /^Close/)
  })

  it('is told of elsewhere too, with a way there', async () => {
    await ben
      .getByRole('link', { name: /^Lobby/ })
      .first()
      .click()
    await offer(ada, 'far.bin', randomBytes(1000))
    await ben.locator('[data-banner=file]').getByText('Ada offers far.bin').waitFor()
    await ben.locator('[data-banner=file]').getByRole('link', { name: 'Look' }).click()
    await ben.waitForURL((url) => url.pathname === direct)
    await press(ben, 'far.bin', 'Decline')
    await press(ada, 'far.bin', /^Close/)
  })
})
