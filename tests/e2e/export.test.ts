import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRoom, eventually, message, say } from './support/room'
import { DESK, openStage, PHONE, signIn, type Stage } from './support/stage'

const OUTPUT = 'tests/e2e/output'
const MANY = 230
const HOSTILE = `</script><img src=x onerror="document.title='broken'">`
const ROOM = 'Kitchen <b>"table"</b>'

interface Exported {
  readonly format: string
  readonly version: number
  readonly rooms: readonly {
    readonly name: string
    readonly history: readonly { id?: string; text?: string; from?: string; gap?: boolean }[]
  }[]
}

const told = (page: Page) => page.locator('[data-export-told]')

async function save(page: Page, format: string): Promise<{ name: string; text: string }> {
  await page.locator('label').filter({ hasText: format }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const download = await coming
  return {
    name: download.suggestedFilename(),
    text: readFileSync(await download.path(), 'utf8'),
  }
}

describe('exporting', () => {
  let stage: Stage
  let device: BrowserContext
  let page: Page
  let room: string
  const violations: string[] = []

  beforeAll(async () => {
    stage = await openStage()
    const first = await stage.enter()
    const writer = await signIn(stage, first, 'Ada')
    room = await createRoom(writer, ROOM)
    await say(writer, HOSTILE)
    await message(writer, HOSTILE).waitFor()
    await eventually(() => expect(stage.read(`roomState/${room}/count`)).toBe(1))
    await first.close()
    // Long talk, most of it before what a new device is first shown.
    const start = Date.now() - 86_400_000
    for (let number = 0; number < MANY; number++) {
      const at = start + number * 60_000
      const key = `-${String(number).padStart(19, '0')}`
      stage.write(`messages/${room}/${key}`, {
        ...{ from: 'stranger', at, updatedAt: at, text: `old ${number}` },
      })
    }
    stage.write(`roomState/${room}/count`, MANY + 1)

    device = await stage.enter()
    await device.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
    const leader = await signIn(stage, device, 'Ada')
    await leader
      .getByRole('link', { name: /Kitchen/ })
      .first()
      .waitFor()
    // All that follows is asked of a tab that has no connection of its own.
    page = await device.newPage()
    page.on('console', (line) => {
      if (/Content.Security.Policy/i.test(line.text())) violations.push(line.text())
    })
    await page.goto(stage.url('/settings'))
    await page.locator('[data-export-known]').waitFor()
  })
  afterAll(() => stage.close())

  it('says what is missing, and marks it in what is exported all the same', async () => {
    expect(await page.locator('[data-export-gaps]').innerText()).toContain(
      'one part of the history is missing',
    )
    const { name, text } = await save(page, 'For programs')
    expect(name).toMatch(/^hearth-everything-in-my-hearth-\d{4}-\d\d-\d\d\.json$/)
    const file = JSON.parse(text) as Exported
    expect(file.rooms[0]?.history).toEqual([{ gap: true }])
    await eventually(async () =>
      expect(await told(page).innerText()).toContain('One missing part is marked'),
    )
  })

  it('fetches the rest first, through the tab that leads', async () => {
    await page.getByRole('button', { name: 'Fetch the rest first' }).click()
    await eventually(async () =>
      expect(await told(page).innerText()).toContain('Everything that could be fetched'),
    )
    await eventually(async () => expect(await page.locator('[data-export-gaps]').count()).toBe(0))
  })

  it('gives JSON that is what the database has', async () => {
    const file = JSON.parse((await save(page, 'For programs')).text) as Exported
    expect([file.format, file.version, file.rooms[0]?.name]).toEqual(['hearth-export', 1, ROOM])
    const kept = Object.entries(
      stage.read(`messages/${room}`) as Record<string, { from: string; text: string }>,
    )
    const said = kept.map(([id, { from, text }]) => `${id} ${from} ${text}`).sort()
    const found = file.rooms[0]?.history.map(({ id, from, text }) => `${id} ${from} ${text}`)
    expect(found).toHaveLength(MANY + 1)
    expect(found?.toSorted()).toEqual(said)
    expect(found?.at(-1)).toContain(HOSTILE)
  })

  it('gives HTML that is read offline, without script, in dark and light', async () => {
    const { text } = await save(page, 'To read')
    for (const [name, look] of [
      ['desk-light', { viewport: DESK, colorScheme: 'light' }],
      ['phone-dark', { viewport: PHONE, colorScheme: 'dark' }],
    ] as const) {
      const reading = await stage.browser.newContext({
        ...look,
        javaScriptEnabled: name !== 'desk-light',
      })
      await reading.setOffline(true)
      const reader = await reading.newPage()
      const asked: string[] = []
      reader.on('request', (request) => asked.push(request.url()))
      await reader.setContent(text)
      expect(await reader.locator('article').count()).toBe(MANY + 1)
      expect(await reader.locator('article').last().innerText()).toContain(HOSTILE)
      expect(await reader.locator('h1').innerText()).toBe('Everything in my Hearth')
      expect(await reader.locator('h2').innerText()).toBe(ROOM)
      expect(await reader.locator('img, script, h2 b').count()).toBe(0)
      expect(await reader.title()).toBe('Everything in my Hearth')
      expect(asked).toEqual([])
      await reader.screenshot({ path: `${OUTPUT}/export-file-${name}.png` })
      await reading.close()
    }
  })

  it('exports one room from its details, fit for a screen reader and for 320 px', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    for (const [path, button] of [
      ['/settings', undefined],
      [`/room/${room}`, 'Export this room'],
    ] as const) {
      await page.goto(button ? `${stage.url(path)}&details=people` : stage.url(path))
      if (button) await page.getByRole('button', { name: button }).click()
      await page.locator('[data-export-known]').waitFor()
      const { violations: found } = await new AxeBuilder({ page }).analyze()
      expect(found.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow).toBeLessThanOrEqual(0)
    }
    const { name, text } = await save(page, 'To read')
    expect(name).toMatch(/^hearth-kitchen-b-table-b-\d{4}/)
    expect(text).toContain('&lt;b&gt;&quot;table&quot;&lt;/b&gt;</h1>')
    await page.screenshot({ path: `${OUTPUT}/export-room-narrow.png` })
    await page.setViewportSize(DESK)
  })

  it('writes straight into the file that was picked, where the browser can', async () => {
    const picking = await device.newPage()
    await picking.addInitScript(() => {
      Object.assign(window, {
        showSaveFilePicker: async () => {
          const root = await navigator.storage.getDirectory()
          return root.getFileHandle('picked.json', { create: true })
        },
      })
    })
    await picking.goto(stage.url('/settings'))
    await picking.locator('[data-export-known]').waitFor()
    await picking.locator('label').filter({ hasText: 'For programs' }).click()
    await picking.getByRole('button', { name: 'Export', exact: true }).click()
    await eventually(async () =>
      expect(await told(picking).innerText()).toContain(`Saved as picked.json, with ${MANY + 1}`),
    )
    await picking.getByRole('heading', { name: 'Export' }).scrollIntoViewIfNeeded()
    await picking.screenshot({ path: `${OUTPUT}/export-settings-desk.png` })
    const text = await picking.evaluate(async () => {
      const root = await navigator.storage.getDirectory()
      return (await (await root.getFileHandle('picked.json')).getFile()).text()
    })
    expect((JSON.parse(text) as Exported).rooms[0]?.history).toHaveLength(MANY + 1)
    await picking.close()
  })

  it('needs no network, and broke no policy of the page', async () => {
    await stage.killDatabase()
    await page.goto(stage.url('/settings'))
    await page.locator('[data-export-known]').waitFor()
    const file = JSON.parse((await save(page, 'For programs')).text) as Exported
    expect(file.rooms[0]?.history).toHaveLength(MANY + 1)
    expect(violations).toEqual([])
  })
})
