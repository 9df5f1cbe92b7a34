import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createRoom, eventually, message, say } from './support/room'
import { DESK, openStage, PHONE, signIn, type Stage } from './support/stage'

/** What a room looks like to who reads along. Playwright looks through the shadow. */
const reader = (page: Page) => page.locator('hearth-room')
const items = (page: Page) => reader(page).locator('[part=message]')
const status = (page: Page) => reader(page).locator('[part=status]')
const item = (page: Page, text: string) => items(page).filter({ hasText: text })

const details = (page: Page) => page.locator('aside.details')

describe('reading along', () => {
  let stage: Stage
  let members: BrowserContext
  let strangers: BrowserContext
  let mia: Page
  let stranger: Page
  let room: string

  beforeAll(async () => {
    stage = await openStage()
    members = await stage.enter()
    strangers = await stage.enter({ viewport: PHONE, colorScheme: 'dark' })
    mia = await signIn(stage, members, 'Mia')
    room = await createRoom(mia, 'Market')
    await say(mia, 'before **anybody** read <b>along</b>')
    await message(mia, 'before').waitFor()
    stranger = await strangers.newPage()
    await stranger.clock.install()
  })

  afterAll(async () => {
    await stage.close()
  })

  it('is for members, until who runs the room opens it', async () => {
    await stranger.goto(stage.url(`/embed/${room}`))
    await status(stranger).getByText('This room is for its members.').waitFor()
    expect(await items(stranger).count()).toBe(0)

    await mia.getByRole('button', { name: 'Details' }).click()
    await details(mia).getByLabel('Anyone may read along').check()
    await details(mia).getByRole('button', { name: 'Show it on a web page' }).waitFor()
    await eventually(() => expect(stage.read(`rooms/${room}/strangersRead`)).toBe(true))
  })

  it('shows what is said as it is said, by events alone', async () => {
    const asked: string[] = []
    stranger.on('request', (request) => asked.push(request.url()))
    stranger.on('websocket', (socket) => asked.push(socket.url()))
    await stranger.goto(stage.url(`/embed/${room}`))
    await status(stranger).getByText('Live').waitFor()
    await item(stranger, 'before anybody read <b>along</b>').waitFor()
    expect(await item(stranger, 'before').locator('strong').innerText()).toBe('anybody')
    await item(stranger, 'Mia').waitFor()
    await say(mia, 'fresh fish')
    await item(stranger, 'fresh fish').waitFor()

    const streams = asked.filter((url) => url.includes(`/messages/${room}.json`))
    expect(streams).toHaveLength(1)
    expect(new URL(streams[0] ?? '').searchParams.get('limitToLast')).toBe('50')
    expect(asked.filter((url) => url.startsWith('ws'))).toEqual([])
    const scripts = asked.filter((url) => url.endsWith('.js'))
    expect(scripts.map((url) => new URL(url).pathname)).toEqual(['/embed.js'])
    // Nothing that names who reads is asked for or kept.
    expect(asked.filter((url) => /auth=|identitytoolkit|securetoken/.test(url))).toEqual([])
  })

  it('follows changes: edited, liked, deleted', async () => {
    const said = stage.read(`messages/${room}`) as Record<string, { text?: string }>
    const id = Object.keys(said).find((key) => said[key]?.text === 'fresh fish') ?? ''
    stage.write(`messages/${room}/${id}/text`, 'fresh figs')
    stage.write(`messages/${room}/${id}/editedAt`, Date.now())
    await item(stranger, 'fresh figs (edited)').waitFor()
    stage.write(`messages/${room}/${id}/reactions`, { someone: '👍 🎉' })
    await item(stranger, '👍 1').waitFor()
    stage.write(`messages/${room}/${id}`, {
      ...{ from: 'mia', at: 1, updatedAt: 2, deletedAt: 2, deletedBy: 'mia' },
    })
    await item(stranger, 'Message deleted').waitFor()
    expect(await item(stranger, 'figs').count()).toBe(0)
  })

  it('keeps the newest fifty, whatever comes', async () => {
    for (let number = 0; number < 60; number++) {
      const at = Date.now() + number
      const id = `-z${String(number).padStart(18, '0')}`
      const text = number === 30 ? { odd: true } : `number ${number}`
      stage.write(`messages/${room}/${id}`, { from: 'stranger', at, updatedAt: at, text })
    }
    await item(stranger, 'number 59').waitFor()
    // One of the fifty cannot be read, and is left out.
    expect(await items(stranger).count()).toBe(49)
    const list = reader(stranger).locator('[part=messages]')
    const rest = await list.evaluate((el) => el.scrollHeight - el.scrollTop - el.clientHeight)
    expect(rest).toBeLessThan(2)
    await stranger.screenshot({ path: 'tests/e2e/output/embed-phone-dark.png' })
  })

  it('goes on by itself once the server is back', async () => {
    await stage.killDatabase()
    await status(stranger).getByText('Offline').waitFor()
    expect(await item(stranger, 'number 59').count()).toBe(1)
    await stage.reviveDatabase()
    await status(stranger).getByText('Live').waitFor()
    await say(mia, 'we are back')
    await eventually(async () => expect(await item(stranger, 'we are back').count()).toBe(1))
  })

  it('has no axe violation, in either theme and language', async () => {
    for (const [theme, lang] of [
      ['light', 'en'],
      ['dark', 'zh'],
    ]) {
      await stranger.goto(`${stage.url(`/embed/${room}`)}&theme=${theme}&lang=${lang}`)
      await status(stranger)
        .getByText(lang === 'zh' ? '实时' : 'Live')
        .waitFor()
      await item(stranger, 'number 59').waitFor()
      const { violations } = await new AxeBuilder({ page: stranger }).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    }
  })

  describe('on a page of somebody else', () => {
    let server: Server
    let page: Page
    const problems: string[] = []

    beforeAll(async () => {
      await mia.bringToFront()
      await details(mia).getByRole('button', { name: 'Show it on a web page' }).click()
      const lines = (label: string) =>
        mia.getByRole('dialog').getByRole('textbox', { name: label }).inputValue()
      const frame = await lines('As a frame')
      const element = await lines('As an element')
      expect(await lines('In a terminal')).toContain(`/messages/${room}.json`)
      await mia.screenshot({ path: 'tests/e2e/output/embed-dialog.png' })
      await mia.keyboard.press('Escape')
      const app = `http://127.0.0.1:${inject('appPort')}`
      const policy = `default-src 'none'; script-src ${app}; frame-src ${app}; connect-src http://127.0.0.1:${stage.database().port}`
      // The frame is told where its emulators are; in production it asks Hosting.
      const framed = frame.replace(`/embed/${room}`, new URL(stage.url(`/embed/${room}`)).pathname)
      const html = `<!doctype html><html lang="en"><title>Elsewhere</title><main><h1>Elsewhere</h1>${framed.replace(
        '" title',
        `${new URL(stage.url('/')).search}" title`,
      )}${element}</main></html>`
      server = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html')
        response.setHeader('content-security-policy', policy)
        response.end(html)
      })
      await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
      page = await (await stage.enter({ viewport: DESK })).newPage()
      page.on('console', (line) => {
        if (line.type() === 'error') problems.push(line.text())
      })
      await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
    })

    afterAll(async () => {
      await new Promise((resolve) => server.close(resolve))
    })

    it('is a frame, or an element, under that page’s own policy', async () => {
      const frame = page.frameLocator('iframe').locator('hearth-room')
      for (const seen of [frame, page.locator('main > hearth-room')]) {
        await seen.locator('[part=message]').filter({ hasText: 'we are back' }).waitFor()
        await seen.locator('[part=status]').getByText('Live').waitFor()
      }
      await say(mia, 'to all pages')
      for (const seen of [frame, page.locator('main > hearth-room')]) {
        await seen.locator('[part=message]').filter({ hasText: 'to all pages' }).waitFor()
      }
      const link = page.locator('main > hearth-room').locator('[part=link]')
      expect(await link.getAttribute('href')).toContain(`/room/${room}`)
      expect(problems.filter((line) => line.includes('Content Security Policy'))).toEqual([])
      await page.screenshot({ path: 'tests/e2e/output/embed-elsewhere.png' })
    })
  })

  it('is told in a terminal, too', async () => {
    await mia.bringToFront()
    await details(mia).getByRole('button', { name: 'Show it on a web page' }).click()
    const line = await mia
      .getByRole('dialog')
      .getByRole('textbox', { name: 'terminal' })
      .inputValue()
    await mia.keyboard.press('Escape')
    const [, accept = '', address = ''] = /'Accept: (.*?)' '(.*?)'$/.exec(line) ?? []
    const abort = new AbortController()
    const { body } = await fetch(address, { headers: { accept }, signal: abort.signal })
    const { value } = (await body?.getReader().read()) ?? {}
    abort.abort()
    const said = new TextDecoder().decode(value)
    expect(said).toMatch(/^event: put\ndata: /)
    expect(said).toContain('to all pages')
  })

  it('ends when the room is closed to strangers; members read on, with a token that is renewed', async () => {
    await mia.bringToFront()
    await details(mia).getByLabel('Anyone may read along').uncheck()
    await eventually(() => expect(stage.read(`rooms/${room}/strangersRead`)).toBe(false))
    await stranger.clock.fastForward(61_000)
    await status(stranger).getByText('此房间仅供成员阅读。').waitFor()
    expect(await items(stranger).count()).toBe(0)

    const member = await members.newPage()
    await member.goto(stage.url(`/embed/${room}`))
    await item(member, 'to all pages').waitFor()
    const outsider = await signIn(stage, await stage.enter(), 'Otto')
    await outsider.goto(stage.url(`/embed/${room}`))
    await status(outsider).getByText('This room is for its members.').waitFor()

    // The SDK in the other tab would see it and renew it first.
    await mia.close()
    await member.evaluate(expireToken)
    const renewed = member.waitForResponse((response) => response.url().includes('securetoken'))
    await member.reload()
    expect((await renewed).ok()).toBe(true)
    await item(member, 'to all pages').waitFor()
  })
})

/** As an hour later: what the SDK has kept of the sign-in is past its time. */
async function expireToken(): Promise<void> {
  const asked = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error('no answer'))
    })
  const database = await asked(indexedDB.open('firebaseLocalStorageDb'))
  const store = database
    .transaction('firebaseLocalStorage', 'readwrite')
    .objectStore('firebaseLocalStorage')
  const [row] = (await asked(store.getAll())) as [
    { value: { stsTokenManager: Record<string, unknown> } },
  ]
  Object.assign(row.value.stsTokenManager, { accessToken: 'old', expirationTime: 1 })
  await asked(store.put(row))
  database.close()
}
