import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/world/chromium.ts'
import { READER } from '../app/chat-stage.ts'
import { interleave, type Benchmark, type Comparison } from '../comparison.ts'
import { startProgram } from '../program.ts'
import { measureDelivery } from './measure-delivery.ts'
import type { WorldAddress } from './world.ts'

const ROUNDS = 9

/** Each technique through Hearth, and what is compared with it: a few lines that do nothing else. */
const TARGETS = [
  { technique: 'websocket', name: 'WebSocket', against: 'bare ws', atMost: 3 },
  { technique: 'long-polling', name: 'long polling', against: 'bare long polling', atMost: 1.5 },
  { technique: 'sse', name: 'SSE', against: 'bare SSE', atMost: 1.5 },
  { technique: 'data-channel', name: 'data channel', against: 'a bare channel', atMost: 1.2 },
] as const

/**
 * Delivery from one frame to another, p50, in one browser: over a durable database with the rules on, through the SDK, beside bare
 * servers, each in a process of its own. The same program asks both for the same beats. Needs `vite build`.
 */
export const delivery: Benchmark = async () => {
  const world = startProgram('transports/world.ts')
  const bare = startProgram('baseline/transport-server.ts')
  const browser = await chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: [...CHROMIUM_FLAGS],
  })
  try {
    const { port } = (await bare.next()) as { port: number }
    const { url, emulators } = (await world.next()) as WorldAddress
    const own = `${url}/nowhere?${emulators}`
    const other = `http://127.0.0.1:${port}/`
    const context = await browser.newContext()
    await signIn(context, own.replace('/nowhere', '/sign-in'))
    const plain = await openPages(context, own, other)
    // Nobody needs to have signed in for it.
    const apart = await browser.newContext({ serviceWorkers: 'block' })
    await isolate(apart)
    const isolated = await openPages(apart, own, other)

    const comparisons: Comparison[] = []
    for (const { technique, name, against, atMost } of TARGETS) {
      const pages = technique === 'data-channel' ? isolated : plain
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
          measured: measure(pages.own, '/lab/frame'),
          baseline: measure(pages.other, '/frame'),
        }),
      })
    }
    return comparisons
  } finally {
    await browser.close()
    await Promise.all([bare.stop(), world.stop()])
  }
}

/** A page of Hearth and a bare one, each of which is going to have frames. */
async function openPages(context: BrowserContext, own: string, other: string) {
  await context.addInitScript('globalThis.__name ??= (work) => work')
  const pages = { own: await context.newPage(), other: await context.newPage() }
  await pages.own.goto(own)
  await pages.other.goto(other)
  return pages
}

async function signIn(context: BrowserContext, address: string) {
  const page = await context.newPage()
  await page.goto(address)
  await page.locator(`[data-demo="${READER}"]`).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.close()
}

/**
 * Pages that share their process with no other origin are told the time in steps of 5 µs instead of 100, which is a third of what a
 * data channel takes. To stand between them and the server costs each request something, and a data channel makes none.
 */
function isolate(context: BrowserContext) {
  return context.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback()
    const response = await route.fetch()
    const isolated = {
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    }
    await route.fulfill({ response, headers: { ...response.headers(), ...isolated } })
  })
}
