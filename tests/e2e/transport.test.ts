import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, signIn, type Stage } from './support/stage'
import { createRoom, eventually, expectDelivery, joinRoom, message, say } from './support/room'
import { openWalledNetwork, type WalledNetwork } from './support/walled-network'

/** The SDK alone waits half a minute for a WebSocket that is swallowed. */
const FALLBACK_MS = 15_000

describe('a network that is no friend of WebSockets', () => {
  let stage: Stage
  let network: WalledNetwork
  let ada: Page
  let ben: Page

  beforeAll(async () => {
    stage = await openStage()
    network = await openWalledNetwork(stage.database().port)
    network.build('refuses it')
    ada = await signIn(stage, await enterWalled(), 'Ada')
    ben = await signIn(stage, await stage.enter(), 'Ben')
  })

  afterAll(async () => {
    await stage.close()
    await network.close()
  })

  /** Somebody whose way to the database leads through that network. */
  async function enterWalled() {
    const context = await stage.enter()
    const inner = `,${stage.database().port}`
    await context.route(
      (url) => url.searchParams.get('emulators')?.endsWith(inner) === true,
      (route) => {
        const url = new URL(route.request().url())
        const auth = url.searchParams.get('emulators')?.split(',')[0]
        url.searchParams.set('emulators', `${auth},${network.port}`)
        return route.fulfill({ status: 302, headers: { location: url.href } })
      },
    )
    return context
  }

  const isOnline = (page: Page) => page.locator('[data-connection=online]').waitFor()
  const isOver = (page: Page, transport: string) =>
    page.locator(`[data-transport=${transport}][data-status=online]`).waitFor()
  const openConnection = (page: Page) =>
    page.getByRole('link', { name: 'Connection', exact: true }).click()

  /** From a page that is opened until it is connected. */
  async function timeToOnline(page: Page): Promise<number> {
    const began = performance.now()
    await page.reload()
    await isOnline(page)
    return Math.round(performance.now() - began)
  }

  it('carries the talk by long polling, with presence', async () => {
    await isOnline(ada)
    await createRoom(ada, 'Walled garden')
    await joinRoom(ben, 'Walled garden')
    await say(ada, 'over the wall')
    await message(ben, 'over the wall').waitFor()
    await say(ben, 'and back')
    await message(ada, 'and back').waitFor()
    await expectDelivery(ada, 'over the wall', 'sent')
    await eventually(async () => {
      expect(await ben.getByText('2 here').count()).toBeGreaterThan(0)
    })
    expect(network.tries()).toBeGreaterThan(0)
    await openConnection(ada)
    await isOver(ada, 'long-polling')
    await ada.locator('[data-refusals]').waitFor()
  })

  it.each(['refuses it', 'swallows it'] as const)('that %s costs seconds, once', async (wall) => {
    network.build(wall)
    // As on a device that has never met such a network.
    await ada.evaluate(() => localStorage.removeItem('firebase:previous_websocket_failure'))
    const first = await timeToOnline(ada)
    const second = await timeToOnline(ada)
    process.stdout.write(`a network that ${wall}: online after ${first} ms, then ${second} ms\n`)
    expect(first).toBeLessThan(FALLBACK_MS)
    await isOver(ada, 'long-polling')
    // What it has met is remembered: nothing waits for a WebSocket any more.
    expect(second).toBeLessThan(5000)
  })

  it('gives way to a WebSocket again once it lets one through', async () => {
    network.build('lets it through')
    await timeToOnline(ada)
    await isOver(ada, 'websocket')
  })

  it('leaves a person who wants nothing but WebSockets a word about it, and a way out', async () => {
    await ada.getByLabel('WebSocket', { exact: true }).check()
    await isOver(ada, 'websocket')
    network.build('refuses it')
    await ada.locator('[data-status=offline]').first().waitFor()
    await ada.getByText('Only WebSocket is tried, as chosen below.').waitFor()
    await ada.getByLabel('Automatic', { exact: true }).check()
    await isOver(ada, 'long-polling')
  })
})
