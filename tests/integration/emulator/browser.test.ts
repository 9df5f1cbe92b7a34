import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import type { Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Emulator } from '#emulator/server.ts'
import type {} from '../../fixtures/emulator/page.ts'
import { CHROMIUM_FLAGS } from '../../../scripts/world/chromium.ts'
import { start } from './support.ts'

const RULES = { rules: { '.read': 'auth != null', '.write': 'auth != null' } }
const executablePath = findChromium()
const until = (assertion: () => Promise<void> | void) => vi.waitFor(assertion, { timeout: 15_000 })

describe.skipIf(executablePath === undefined)('the SDK in a browser', () => {
  let site: Server
  let browser: Browser

  beforeAll(async () => {
    const script = await bundle(new URL('../../fixtures/emulator/page.ts', import.meta.url))
    site = createServer((request, response) => {
      const isScript = request.url === '/page.js'
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      response.end(isScript ? script : '<!doctype html><body><script src="/page.js"></script>')
    })
    await once(site.listen(0, '127.0.0.1'), 'listening')
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: [...CHROMIUM_FLAGS],
    })
  }, 60_000)

  afterAll(async () => {
    await browser.close()
    site.close()
  })

  /** A fresh profile with a page of the SDK, and how it reaches the emulator. */
  async function visit(emulator: Emulator, { force = false, failedBefore = false } = {}) {
    const context = await browser.newContext()
    const page = await context.newPage()
    const sockets: string[] = []
    const polls: string[] = []
    page.on('websocket', (socket) => sockets.push(socket.url()))
    page.on('request', (request) => {
      if (request.url().includes('/.lp?')) polls.push(request.url())
    })
    const load = async () => {
      await page.goto(`http://127.0.0.1:${String((site.address() as AddressInfo).port)}/`)
      await page.evaluate(
        (options) => {
          window.database.open(options)
        },
        { port: emulator.port, force },
      )
    }
    if (failedBefore) {
      await page.addInitScript(() => {
        localStorage.setItem('firebase:previous_websocket_failure', 'true')
      })
    }
    await load()
    return { context, page, sockets, polls, load, ...drive(page) }
  }

  it('[G1] [G4] [D1] long polling alone works, and a closed page is gone', async () => {
    const emulator = await start({ rules: RULES })
    const { page, sockets, listen, write, leaveBehind, hears } = await visit(emulator, {
      force: true,
    })
    await listen('/a')
    await write('/a', { text: 'ü😀'.repeat(2_000) })
    await leaveBehind('/left', true)
    emulator.set('demo', '/a', 'from outside')
    await hears('from outside')
    expect(sockets).toEqual([])
    await page.close()
    await until(() => {
      expect(emulator.get('demo', '/left')).toBe(true)
    })
  })

  it('[G5] [G6] what begins with polling moves to a WebSocket in one session', async () => {
    const emulator = await start({ rules: RULES })
    const { context, page, sockets, polls, listen, write, leaveBehind, hears } = await visit(
      emulator,
      { failedBefore: true },
    )
    await listen('/count')
    await leaveBehind('/left', true)
    // Written all through the move.
    for (let at = 0; at < 60; at++) await write('/count', at)
    await until(() => {
      expect(polls.length).toBeGreaterThan(2)
      expect(sockets).toHaveLength(1)
    })
    await until(async () => {
      const flag = await page.evaluate(() =>
        localStorage.getItem('firebase:previous_websocket_failure'),
      )
      expect(flag).toBeNull()
    })
    expect(sockets[0]).toMatch(/[?&]s=[0-9a-f]{16}/)
    emulator.set('demo', '/count', 'from outside')
    await hears('from outside')
    expect(await page.evaluate(() => window.database.heard)).toEqual([
      null,
      ...Array.from({ length: 60 }, (_, at) => at),
      'from outside',
    ])
    // The polls were told to close, which takes their frames away.
    await until(async () => {
      expect(await page.locator('iframe').count()).toBe(0)
    })
    expect(emulator.get('demo', '/left')).toBeNull()
    await context.close()
    await until(() => {
      expect(emulator.get('demo', '/left')).toBe(true)
    })
  })

  it('[G6] [D1] a page that is loaded again and again moves each time, and leaves each time', async () => {
    const emulator = await start({ rules: RULES })
    const { sockets, load, listen, leaveBehind, hears } = await visit(emulator, {
      failedBefore: true,
    })
    for (let round = 0; round < 4; round++) {
      await leaveBehind(`/left/${String(round)}`, true)
      await load()
      emulator.set('demo', '/round', round)
      await listen('/round')
      await hears(round)
    }
    await until(() => {
      expect(sockets.at(-1)).toMatch(/[?&]s=/)
      expect(emulator.get('demo', '/left')).toEqual([true, true, true, true])
    })
  })
})

function drive(page: Page) {
  return {
    listen: (path: string) =>
      page.evaluate((at) => {
        window.database.listen(at)
      }, path),
    write: (path: string, value: unknown) =>
      page.evaluate(([at, what]) => window.database.write(at, what), [path, value] as const),
    leaveBehind: (path: string, value: unknown) =>
      page.evaluate(([at, what]) => window.database.leaveBehind(at, what), [path, value] as const),
    hears: (value: unknown) =>
      until(async () => {
        expect(await page.evaluate(() => window.database.heard.at(-1))).toEqual(value)
      }),
  }
}

async function bundle(entry: URL): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: fileURLToPath(entry), formats: ['iife'], name: 'page' },
    },
  })) as Rolldown.RolldownOutput[]
  return output[0]?.output[0].code ?? ''
}

function findChromium(): string | undefined {
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}
