import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTurnServer, type TurnServer } from '../../support/turn-server'
import { chromiumPath, openPeerStage } from './stage'

const ACCOUNT = { username: 'mei', credential: 'secret' }
const until = (assertion: () => Promise<void> | void, timeout = 15_000) =>
  vi.waitFor(assertion, { timeout, interval: 50 })

type Stage = Awaited<ReturnType<typeof openPeerStage>>
type Visitors = Awaited<ReturnType<Stage['visit']>>

describe.skipIf(chromiumPath === undefined)(
  'two browsers with nothing but a TURN server between them',
  { timeout: 60_000 },
  () => {
    let stage: Stage
    let server: TurnServer
    let mei: Visitors['mei']
    let tom: Visitors['tom']

    beforeAll(async () => {
      stage = await openPeerStage()
      server = await startTurnServer(ACCOUNT)
    }, 60_000)
    afterAll(async () => {
      await stage.close()
      server.close()
    })
    beforeEach(async () => {
      // As behind two firewalls: packets go to the server alone.
      ;({ mei, tom } = await stage.visit({ isRelayed: true }))
    })
    afterEach(async () => {
      await Promise.all([mei.leave(), tom.leave()])
    })

    const state = (page: Page) => page.evaluate(() => window.peer.states.at(-1))
    const report = (page: Page) => page.evaluate(() => window.peer.report())

    it('are connected through it, which carries what they say and show, and say so', async () => {
      const iceServers = [{ urls: server.url, ...ACCOUNT }]
      await tom.open({ waits: true, iceServers })
      await mei.open({ iceServers })
      await until(async () => {
        for (const { page } of [mei, tom]) expect(await state(page)).toBe('connected')
      })
      await mei.page.evaluate(() => window.peer.show('camera'))
      await until(async () => {
        const { camera = 0 } = await tom.page.evaluate(() => window.peer.received())
        expect(camera).toBeGreaterThan(5)
      })
      expect(await report(mei.page)).toMatchObject({
        path: { local: 'relay' },
        found: { local: ['relay'], remote: ['relay'] },
        servers: [],
      })
      expect(server.carried()).toBeGreaterThan(20)
      await mei.page.evaluate(() => window.peer.close())
      await until(() => expect(server.allocations()).toBe(0))
    })

    it('are told that it refuses the sign-in', async () => {
      const iceServers = [{ urls: server.url, username: 'mei', credential: 'wrong' }]
      await tom.open({ waits: true, iceServers })
      await mei.open({ iceServers })
      await until(async () => {
        expect(await report(mei.page)).toMatchObject({
          trouble: 'no-candidates',
          servers: [{ url: server.url, code: 401 }],
        })
      })
      expect(server.allocations()).toBe(0)
    })
  },
)
