import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, signIn, type Stage } from './support/stage'
import { createRoom, eventually, expectDelivery, message, say } from './support/room'

describe('the connection', () => {
  let stage: Stage
  let context: BrowserContext
  let ada: Page
  let second: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    context = await stage.enter()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    ada = await signIn(stage, context, 'Ada Quillfeather')
    room = await createRoom(ada, 'Larder of secrets')
    await say(ada, 'one of few words')
    await expectDelivery(ada, 'one of few words', 'sent')
  })

  afterAll(() => stage.close())

  const open = (page: Page) => page.getByRole('link', { name: 'Connection', exact: true }).click()
  const isOver = (page: Page, transport: string) =>
    page.locator(`[data-transport=${transport}][data-status=online]`).waitFor()
  const choose = (page: Page, choice: string) => page.getByLabel(choice, { exact: true }).check()
  const losses = (page: Page, why: string) => page.locator(`[data-loss=${why}]`)
  const volumeOf = async (page: Page, row: string) =>
    (await page.locator(`${row} td`).allInnerTexts()).map(
      (text) => Number.parseFloat(text) * (text.endsWith('kB') ? 1000 : 1),
    )

  it('is told about one tap from the rooms: over what, how fast, how much and for what', async () => {
    await open(ada)
    await isOver(ada, 'websocket')
    expect(await ada.locator('[data-tab]').innerText()).toContain('This tab has the connection')
    await eventually(async () => {
      expect(await ada.locator('[data-round-trip]').innerText()).toMatch(/^\d+ ms, usually \d+ ms$/)
    })
    const all = await volumeOf(ada, '[data-volume=all]')
    const ofRoom = await volumeOf(ada, `[data-room="${room}"]`)
    for (const volume of [...all, ...ofRoom]) expect(volume).toBeGreaterThan(0)
    expect(await ada.locator(`[data-room="${room}"] th`).innerText()).toBe('Larder of secrets')
    expect((await volumeOf(ada, '[data-volume=month]')).every((bytes) => bytes > 0)).toBe(true)
    expect(await ada.locator('[data-waiting]').innerText()).toBe('nothing')
  })

  it('is led over long polling at once, without a reload, and carries messages there', async () => {
    await ada.evaluate(() => Object.assign(window, { isTheSamePage: true }))
    await choose(ada, 'Long polling')
    await isOver(ada, 'long-polling')
    await losses(ada, 'chosen').first().waitFor()
    const rows = ['[data-volume=all]', `[data-room="${room}"]`]
    const read = async () => (await Promise.all(rows.map((row) => volumeOf(ada, row)))).flat()
    const before = await read()
    await ada.locator(`a[href*="${room}"]`).first().click()
    await say(ada, 'by many questions')
    await expectDelivery(ada, 'by many questions', 'sent')
    await open(ada)
    await eventually(async () => {
      const after = await read()
      expect(after.map((bytes, at) => bytes > before[at]!)).toEqual([true, true, true, true])
    })
    expect(await ada.evaluate(() => 'isTheSamePage' in window)).toBe(true)
  })

  it('is told about in a tab without one, which can lead it elsewhere', async () => {
    second = await context.newPage()
    await second.goto(stage.url('/connection'))
    await isOver(second, 'long-polling')
    expect(await second.locator('[data-tab]').innerText()).toContain('Another tab')
    expect(await second.getByLabel('Long polling', { exact: true }).isChecked()).toBe(true)
    await choose(second, 'WebSocket')
    await isOver(second, 'websocket')
    await isOver(ada, 'websocket')
    await choose(second, 'Automatic')
    // Each choice is a connection of its own: over what it is does not tell whether this one is there already.
    const mended = losses(ada, 'chosen').filter({ hasText: /Back after/ })
    await eventually(async () => expect(await mended.count()).toBe(3))
    await isOver(second, 'websocket')
  })

  it('says why it was lost, and when there was one again', async () => {
    await stage.killDatabase()
    await ada.locator('[data-status=offline]').first().waitFor()
    await ada.getByRole('main').getByRole('button', { name: 'Try now' }).waitFor()
    await stage.reviveDatabase()
    await isOver(ada, 'websocket')
    await ada.locator('[data-loss=broken]', { hasText: /Back after [\d.]+ s/ }).waitFor()
  })

  it('stays known over a reload: what the month has cost, and what was lost', async () => {
    const month = await volumeOf(ada, '[data-volume=month]')
    await second.close()
    await ada.reload()
    await isOver(ada, 'websocket')
    await losses(ada, 'broken').first().waitFor()
    await losses(ada, 'chosen').first().waitFor()
    const after = await volumeOf(ada, '[data-volume=month]')
    expect(after.every((bytes, way) => bytes >= month[way]!)).toBe(true)
  })

  it('becomes a report that names nobody and holds no credential', async () => {
    await ada.locator(`a[href*="${room}"]`).first().click()
    await message(ada, 'by many questions').waitFor()
    await open(ada)
    await ada.locator(`[data-room="${room}"]`).waitFor()
    await ada.getByRole('button', { name: 'Copy as a report' }).click()
    await ada.getByText('Copied.').waitFor()
    const report = await ada.evaluate(() => navigator.clipboard.readText())
    expect(report).toContain('transport: websocket (chosen: automatic)')
    expect(report).toMatch(/room 1: \d+ sent, \d+ received/)
    const uid = Object.keys(stage.read(`members/${room}`) as object)[0]!
    const tokens = await ada.evaluate(async () => {
      const open = indexedDB.open('firebaseLocalStorageDb')
      await new Promise((resolve) => (open.onsuccess = resolve))
      const all = open.result
        .transaction('firebaseLocalStorage')
        .objectStore('firebaseLocalStorage')
        .getAll()
      await new Promise((resolve) => (all.onsuccess = resolve))
      return JSON.stringify(all.result).match(/"(?:accessToken|refreshToken)":"[^"]+"/g) ?? []
    })
    expect(tokens.length).toBeGreaterThan(0)
    const secrets = tokens.map((pair) => pair.split('"')[3]!)
    const port = String(stage.database().port)
    for (const secret of ['Quillfeather', 'Larder', room, uid, port, '127.0.0.1', ...secrets]) {
      expect(report).not.toContain(secret)
    }
    const kept = await ada.evaluate(() => localStorage.getItem('hearth.line') ?? '')
    for (const secret of ['Quillfeather', 'Larder', room, uid, ...secrets]) {
      expect(kept).not.toContain(secret)
    }
  })

  it('leads to itself from the settings', async () => {
    await ada.goto(stage.url('/settings'))
    await ada.getByRole('link', { name: 'Connection and data use' }).click()
    await isOver(ada, 'websocket')
    await ada.locator(`a[href*="${room}"]`).first().click()
    await message(ada, 'by many questions').waitFor()
  })
})
