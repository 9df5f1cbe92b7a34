import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContext } from 'playwright-core'
import { interleave, type Benchmark } from '../comparison.ts'
import { openChatStage, ROOM } from './chat-stage.ts'

const ROUNDS = 9
/** A browser that took less of a processor than this, in each of so many moments, is at rest. */
const REST = { momentMs: 100, moments: 3, busySeconds: 0.01 }

/**
 * Opening Hearth without any network: the time until a cached conversation is on the screen, beside the time until the
 * shell is, for somebody who is signed in and has nothing in it yet.
 */
export const coldStart: Benchmark = async () => {
  const stage = await openChatStage()
  try {
    const reader = await stage.enter('reader')
    const newcomer = await stage.enter('newcomer')
    for (const { context, page } of [reader, newcomer]) {
      await page.close()
      await context.setOffline(true)
    }
    const rounds = await interleave(ROUNDS, {
      measured: () => timeUntil(reader.context, stage.url(`/room/${ROOM}`), '[data-message-id]'),
      baseline: () => timeUntil(newcomer.context, stage.url('/'), 'main h1[data-arrival]'),
    })
    return [
      {
        name: 'a cached room without network',
        unit: 'ms',
        against: 'the empty shell',
        rounds,
        target: { atMost: 1.3 },
      },
    ]
  } finally {
    await stage.close()
  }
}

/** From the start of the navigation to the frame in which the element is drawn, by the page's own clock. */
async function timeUntil(context: BrowserContext, url: string, selector: string): Promise<number> {
  const page = await context.newPage()
  await atRest(context.browser()!)
  await page.goto(url, { waitUntil: 'commit' })
  const ms = await page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector(wanted)) resolve(performance.now())
          else requestAnimationFrame(look)
        }
        look()
      }),
    selector,
  )
  await page.close()
  return ms
}

/** With each new page the browser makes parts of its own window anew, in the background: they are not what is measured. */
async function atRest(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  const spent = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
  }
  let before = await spent()
  for (let quiet = 0; quiet < REST.moments;) {
    await wait(REST.momentMs)
    const now = await spent()
    quiet = now - before < REST.busySeconds ? quiet + 1 : 0
    before = now
  }
  await session.detach()
}
