import { request as httpRequest } from 'node:http'
import { AxeBuilder } from '@axe-core/playwright'
import { ref, set } from 'firebase/database'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Emulator } from '#emulator/server.ts'
import { CHROMIUM_FLAGS, findChromium } from '../../../scripts/world/chromium.ts'
import { sdk, start, watch } from './support.ts'

const RULES = { rules: { open: { '.read': true, '.write': true }, '.indexOn': 'at' } }
const HOSTILE = '<img src=x onerror=document.title=1>'

interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Asks as anything may: `fetch` keeps Host and Origin to itself. */
function ask(
  emulator: Emulator,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST'
    const { port } = emulator
    const asking = httpRequest({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      const { statusCode: status = 0, headers: answered } = response
      let text = ''
      response.on('data', (chunk: Buffer) => (text += chunk.toString()))
      response.on('end', () => resolve({ status, text, headers: answered }))
    })
    asking.on('error', reject)
    asking.end(body)
  })
}

const page = { accept: 'text/html,*/*' }
const read = (windows: object[]) => JSON.stringify({ namespace: 'demo', windows })

describe('what feeds the page', () => {
  it('[U1] the page is for browsers, and brings its own scripts alone', async () => {
    const emulator = await start()
    const { status, text, headers } = await ask(emulator, '/?ns=demo', page)
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(text).not.toMatch(/<script(?![^>]* src="\/\.page\/)/)
    const script = await ask(emulator, '/.page/main.js', {})
    expect([script.status, script.text.includes('openFeed(')]).toEqual([200, true])
    expect((await ask(emulator, '/.page/..%2fserver.js', {})).status).toBe(404)
    expect((await ask(emulator, '/', {})).status).toBe(404)
    expect((await ask(emulator, '/.json?ns=demo', page)).text).toBe('null')
  })

  it('[U2] a window of a wide place holds its part and no more', async () => {
    const emulator = await start()
    const many = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, n) => [`k${String(n).padStart(4, '0')}`, { deep: n }]),
    )
    emulator.set('demo', '/', { many, long: 'x'.repeat(100_000) })
    const windows = [
      { path: '', limit: 9 },
      { path: 'many', limit: 3, from: 'k0100' },
    ]
    const { text } = await ask(emulator, '/.page/read', {}, read(windows))
    expect(text.length).toBeLessThan(2_000)
    const child = (key: string) => ({ key, kind: 'branch', count: 1 })
    expect(JSON.parse(text)).toMatchObject([
      {
        children: [
          { key: 'long', kind: 'leaf', isCut: true },
          { key: 'many', count: 5_000 },
        ],
      },
      { hasMore: true, children: ['k0100', 'k0101', 'k0102'].map(child) },
    ])
  })

  it('[U7] foreign names, sites and origins get nothing', async () => {
    const emulator = await start()
    emulator.set('demo', '/secret', 1)
    const own = `127.0.0.1:${String(emulator.port)}`
    const asked = read([{ path: '', limit: 9 }])
    const tryOut = (headers: Record<string, string>) =>
      ask(emulator, '/.page/read', { host: own, ...headers }, asked)
    const good = await tryOut({ origin: `http://${own}`, 'sec-fetch-site': 'same-origin' })
    expect([good.status, good.text.includes('secret')]).toEqual([200, true])
    expect(good.headers['access-control-allow-origin']).toBeUndefined()
    for (const headers of [
      { host: `evil.example:${String(emulator.port)}` },
      { host: `192.0.2.7:${String(emulator.port)}` },
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: `http://localhost:${String(emulator.port)}` },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      const { status, text } = await tryOut(headers)
      expect([status, text.includes('secret')], JSON.stringify(headers)).toEqual([403, false])
    }
    expect((await ask(emulator, '/', { ...page, host: 'evil.example' })).status).toBe(403)
    expect((await ask(emulator, '/.page/events', { host: 'evil.example' })).status).toBe(403)
  })

  it('[U4] a write that cannot be is refused with the reason', async () => {
    const emulator = await start()
    const body = JSON.stringify({ namespace: 'demo', path: 'a/b', data: { 'x.y': 1 } })
    const { text } = await ask(emulator, '/.page/write', {}, body)
    expect(JSON.parse(text)).toMatchObject({ ok: false, reason: /Invalid key "x.y"/ })
  })
})

const executablePath = findChromium()
const until = (assertion: () => Promise<void> | void) => vi.waitFor(assertion, { timeout: 15_000 })

describe('the page in a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] })
  }, 60_000)

  afterAll(() => browser.close())

  async function visit(emulator: Emulator, options = {}): Promise<Page> {
    const context = await browser.newContext({ locale: 'en-US', ...options })
    const visited = await context.newPage()
    await visited.goto(`${emulator.url.replace('0.0.0.0', '127.0.0.1')}/?ns=demo`)
    await visited.getByText('Live').waitFor()
    return visited
  }
  const open = async (visited: Page, key: string) => {
    await visited.getByRole('button', { name: key, exact: true }).focus()
    await visited.keyboard.press('ArrowRight')
    await visited.getByRole('button', { name: `Close ${key}`, exact: true }).waitFor()
  }
  const rowOf = (visited: Page, key: string) =>
    visited.locator('.row', { has: visited.getByRole('button', { name: key, exact: true }) })

  it('[U2] values are live, open places stay open, and what is not shown is not read', async () => {
    const emulator = await start()
    emulator.set('demo', '/', { room: { topic: 'one', count: 1 }, other: { deep: { x: 1 } } })
    const visited = await visit(emulator)
    await open(visited, 'room')
    const asked: string[] = []
    visited.on('request', (request) => asked.push(request.postData() ?? ''))
    emulator.set('demo', '/other/deep/x', 2)
    emulator.set('demo', '/room/topic', 'two')
    emulator.set('demo', '/room/added', true)
    await rowOf(visited, 'topic').getByText('"two"').waitFor()
    await rowOf(visited, 'added').waitFor()
    expect(asked.join()).not.toContain('deep')
    emulator.set('demo', '/room/count', null)
    await rowOf(visited, 'count').waitFor({ state: 'detached' })
    emulator.set('demo', '/', null)
    await visited.getByText('Nothing is here yet').waitFor()
  })

  it('[U2] a wide place shows fifty, more when asked, and from a key on', async () => {
    const emulator = await start()
    const keys = Array.from({ length: 2_000 }, (_, n) => `k${String(n).padStart(4, '0')}`)
    emulator.set('demo', '/many', Object.fromEntries(keys.map((key) => [key, 1])))
    const visited = await visit(emulator)
    await open(visited, 'many')
    await rowOf(visited, 'k0049').waitFor()
    expect(await visited.locator('.row').count()).toBe(52)
    await visited.getByRole('button', { name: 'Show more' }).click()
    await rowOf(visited, 'k0099').waitFor()
    await visited.getByLabel('From key').fill('k1950')
    await visited.getByRole('button', { name: 'Go' }).click()
    await rowOf(visited, 'k1999').waitFor()
    expect(await rowOf(visited, 'k0000').count()).toBe(0)
  })

  it('[U3] hostile keys and values are text, in the tree and in the requests', async () => {
    const emulator = await start({ rules: RULES })
    emulator.set('demo', `/${HOSTILE.replaceAll('.', '')}`, HOSTILE)
    const visited = await visit(emulator)
    await visited.locator('.value', { hasText: HOSTILE }).waitFor()
    await fetch(
      `${emulator.url}/${encodeURIComponent('<img src=x onerror=alert(1)>')}.json?ns=demo`,
    )
    await visited.getByRole('tab', { name: 'Requests' }).click()
    await visited.locator('.path', { hasText: '<img' }).waitFor()
    expect(await visited.locator('img').count()).toBe(0)
    expect(await visited.title()).toBe('Database emulator')
  })

  it('[U4] sets, adds and deletes by keyboard; a refusal is said', async () => {
    const emulator = await start({ rules: RULES })
    emulator.set('demo', '/a', { b: 1 })
    const visited = await visit(emulator)
    await open(visited, 'a')
    // The place is open before what is in it has come.
    await rowOf(visited, 'b').waitFor()
    await visited.keyboard.press('ArrowDown')
    await visited.getByRole('button', { name: 'Edit' }).press('Enter')
    await visited.keyboard.press('Control+A')
    await visited.keyboard.type('plain words')
    await visited.keyboard.press('Enter')
    await rowOf(visited, 'b').getByText('"plain words"').waitFor()
    expect(emulator.get('demo', '/a/b')).toBe('plain words')

    await visited.getByRole('button', { name: 'a', exact: true }).focus()
    await visited.getByRole('button', { name: 'Add a child' }).click()
    await visited.getByLabel('Key').fill('bad.key')
    await visited.getByLabel('Value').fill('{"x":[1,2]}')
    await visited.keyboard.press('Enter')
    await visited.getByRole('alert').getByText('Invalid key "bad.key"').waitFor()
    await visited.getByLabel('Key').fill('good')
    await visited.keyboard.press('Enter')
    await rowOf(visited, 'good').waitFor()
    expect(emulator.get('demo', '/a/good')).toEqual({ x: [1, 2] })

    await visited.getByRole('button', { name: 'b', exact: true }).focus()
    await visited.getByRole('button', { name: 'Delete' }).click()
    expect(emulator.get('demo', '/a/b')).toBe('plain words')
    await visited.getByRole('button', { name: 'Really delete?' }).click()
    await rowOf(visited, 'b').waitFor({ state: 'detached' })
    expect(emulator.get('demo', '/a/b')).toBeNull()
  })

  it('[U5] a denied write shows who, how and why; the list is searched and paused', async () => {
    const emulator = await start({ rules: RULES })
    const visited = await visit(emulator)
    await visited.getByRole('tab', { name: 'Requests' }).click()
    const database = sdk(emulator, 'alice')
    await set(ref(database, 'open/x'), 1)
    await expect(set(ref(database, 'closed/x'), 1)).rejects.toThrow('PERMISSION_DENIED')
    const denied = visited.locator('tr', { hasText: '/closed/x' }).first()
    await denied.getByText('denied').waitFor()
    expect(await denied.innerText()).toMatch(/alice\s+WebSocket\s+set/)
    await visited.getByText('write of /closed/x denied: no .write clause on the way').waitFor()
    await fetch(`${emulator.url}/closed.json?ns=demo`)
    await visited.locator('tr', { hasText: 'nobody' }).getByText('REST').waitFor()
    await visited.getByText('read of /closed denied').waitFor()
    await visited.getByLabel('Denied only').check()
    expect(await visited.locator('code', { hasText: '/open/x' }).count()).toBe(0)
    await visited.getByLabel('Denied only').uncheck()
    await visited.getByRole('button', { name: 'Pause' }).click()
    await fetch(`${emulator.url}/later.json?ns=demo`)
    await visited.getByText('Paused; 1 waiting').waitFor()
    await visited.getByRole('button', { name: 'Resume' }).click()
    await visited.getByLabel('Filter').fill('later')
    await until(async () => expect(await visited.locator('tbody tr:has(.badge)').count()).toBe(1))
    await visited.getByRole('button', { name: 'Clear' }).click()
    await visited.getByText('No requests yet').waitFor()
  })

  it('[U6] a connection comes with its transport and goes, of itself or when ended', async () => {
    const emulator = await start()
    const visited = await visit(emulator)
    await visited.getByRole('tab', { name: 'Connections' }).click()
    await visited.getByText('No client is connected').waitFor()
    const database = sdk(emulator, 'alice')
    await watch(ref(database, 'a')).becomes(null)
    const row = visited.locator('#panel-connections tr', { hasText: 'alice' })
    await row.waitFor()
    await until(async () =>
      expect(await row.innerText()).toMatch(/demo\s+alice\s+WebSocket.*\s1\s/),
    )
    const [id] = (await row.innerText()).split(/\s/)
    await row.getByRole('button', { name: 'End' }).click()
    // The SDK comes back by itself, as another connection.
    await until(async () => {
      expect((await row.innerText()).split(/\s/)[0]).not.toBe(id)
    })
  })

  it('[U9] [U10] warns where others may come, and shows the rules with their coverage', async () => {
    const emulator = await start({ host: '0.0.0.0', rules: RULES })
    await fetch(`http://127.0.0.1:${String(emulator.port)}/open.json?ns=demo`)
    const visited = await visit(emulator, { viewport: { width: 320, height: 700 } })
    await visited.getByText('can be reached from other machines').waitFor()
    await visited.getByRole('tab', { name: 'Rules' }).click()
    await visited.getByText('2 clauses, 1 never evaluated').waitFor()
    const width = await visited.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBe(320)
    await visited.context().close()
    const private_ = await visit(await start())
    expect(await private_.getByText('can be reached').isVisible()).toBe(false)
  })

  it.each(['light', 'dark'] as const)(
    '[U1] has no fault that axe finds, %s',
    async (colorScheme) => {
      const emulator = await start({ rules: RULES })
      emulator.set('demo', '/a', { text: 'x', count: 1, on: true })
      const visited = await visit(emulator, { colorScheme, reducedMotion: 'reduce' })
      await open(visited, 'a')
      await fetch(`${emulator.url}/closed.json?ns=demo`)
      for (const tab of ['Data', 'Requests', 'Connections', 'Rules']) {
        await visited.getByRole('tab', { name: tab }).click()
        const { violations } = await new AxeBuilder({ page: visited }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
      }
    },
  )
})
