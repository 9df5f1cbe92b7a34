import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/world/chromium.ts'
import { freePorts } from '../../scripts/world/ports.ts'
import { startWorld } from '../../scripts/world/start-world.ts'
import { READER } from '../app/chat-stage.ts'
import { interleave, type Benchmark, type Comparison } from '../comparison.ts'
import { startProgram } from '../program.ts'
import { measureDelivery } from './measure-delivery.ts'

const ROUNDS = 5

/** Each technique through Hearth, and what is compared with it: a few lines that do nothing else. */
const TARGETS = [
  { technique: 'websocket', name: 'WebSocket', against: 'bare ws', atMost: 3 },
  { technique: 'long-polling', name: 'long polling', against: 'bare long polling', atMost: 1.5 },
  { technique: 'sse', name: 'SSE', against: 'bare SSE', atMost: 1.5 },
  { technique: 'data-channel', name: 'data channel', against: 'a bare channel', atMost: 1.2 },
] as const

/**
 * Delivery from one frame to another, p50, in one browser: over a durable database with the rules on, through the SDK, beside bare
 * servers in a process of their own. The same program asks both for the same beats. Needs `vite build`.
 */
export const delivery: Benchmark = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hearth-bench-'))
  const ports = await freePorts()
  const world = await startWorld({ ports, withHosting: true, withDemoData: true, directory })
  const bare = startProgram('baseline/transport-server.ts')
  const browser = await chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: [...CHROMIUM_FLAGS],
  })
  try {
    const context = await browser.newContext()
    await context.addInitScript('globalThis.__name ??= (work) => work')
    const own = await context.newPage()
    const emulators = `emulators=${ports.auth},${world.database.port}`
    await own.goto(`${world.url}/sign-in?${emulators}`)
    await own.locator(`[data-demo="${READER}"]`).click()
    await own.waitForURL((url) => url.pathname === '/')
    await own.goto(`${world.url}/nowhere?${emulators}`)
    const other = await context.newPage()
    const { port } = (await bare.next()) as { port: number }
    await other.goto(`http://127.0.0.1:${port}/`)

    const comparisons: Comparison[] = []
    for (const { technique, name, against, atMost } of TARGETS) {
      const measure = (page: Page, frame: string) => async () => {
        await page.bringToFront()
        return page.evaluate(measureDelivery, { frame, technique })
      }
      comparisons.push({
        name: `delivery over ${name}, p50`,
        unit: 'ms',
        against,
        target: { atMost },
        rounds: await interleave(ROUNDS, {
          measured: measure(own, '/lab/frame'),
          baseline: measure(other, '/frame'),
        }),
      })
    }
    return comparisons
  } finally {
    await browser.close()
    await Promise.all([bare.stop(), world.stop()])
    rmSync(directory, { recursive: true, force: true })
  }
}
