import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { MEI, TOM } from '../../support/fixtures'
import { chromiumPath, openPeerStage } from './stage'

const until = (assertion: () => Promise<void> | void, timeout = 15_000) =>
  vi.waitFor(assertion, { timeout, interval: 50 })

type Stage = Awaited<ReturnType<typeof openPeerStage>>
type Visitors = Awaited<ReturnType<Stage['visit']>>

describe.skipIf(chromiumPath === undefined)(
  'a link between two browsers',
  { timeout: 60_000 },
  () => {
    let stage: Stage
    let mei: Visitors['mei']
    let tom: Visitors['tom']

    beforeAll(async () => {
      stage = await openPeerStage()
    }, 60_000)
    afterAll(() => stage.close())
    beforeEach(async () => {
      ;({ mei, tom } = await stage.visit())
    })
    afterEach(async () => {
      await Promise.all([mei.leave(), tom.leave()])
    })

    const both = () => [mei.page, tom.page]
    const lastState = (page: Page) => page.evaluate(() => window.peer.states.at(-1))
    const connected = (timeout?: number) =>
      until(async () => {
        for (const page of both()) expect(await lastState(page)).toBe('connected')
      }, timeout)
    /** Its connections that still take something up. */
    const open = async (page: Page) =>
      (await page.evaluate(() => window.peer.connections())).filter((state) => state !== 'closed')
    /** So many offers both have made so far. */
    async function offersSaid() {
      const said = await Promise.all(both().map((page) => page.evaluate(() => window.peer.said)))
      return said.flat().filter((kind) => kind === 'offer').length
    }
    const received = (page: Page) => page.evaluate(() => window.peer.received())
    const hears = (page: Page, text: string) =>
      until(async () => {
        expect(await page.evaluate(() => window.peer.heard)).toContain(text)
      })

    /** Both can say something to the other. */
    async function talk(words: string) {
      await mei.page.evaluate((text) => window.peer.write(text), `mei ${words}`)
      await tom.page.evaluate((text) => window.peer.write(text), `tom ${words}`)
      await hears(tom.page, `mei ${words}`)
      await hears(mei.page, `tom ${words}`)
    }

    it('comes up by signals that leave nothing behind, and says over what it runs', async () => {
      await tom.open({ waits: true })
      await mei.open()
      await connected()
      await talk('hello')
      const report = await mei.page.evaluate(() => window.peer.report())
      expect(report).toMatchObject({
        state: 'connected',
        trouble: undefined,
        path: { protocol: 'udp' },
      })
      expect(report.found.local).toContain('host')
      expect(report.found.remote).toContain('host')
      await until(() => {
        expect(stage.inboxOf(MEI)).toBeNull()
        expect(stage.inboxOf(TOM)).toBeNull()
      })
    })

    it('carries sound and pictures both ways, which may come, change and go', async () => {
      await mei.open()
      await mei.page.evaluate(() => window.peer.show('voice'))
      await mei.page.evaluate(() => window.peer.show('camera'))
      await tom.open({ waits: true })
      await tom.page.evaluate(() => window.peer.show('voice'))
      await until(async () => {
        const [atMei, atTom] = [await received(mei.page), await received(tom.page)]
        expect(atMei['voice']).toBeGreaterThan(0.0001)
        expect(atTom['voice']).toBeGreaterThan(0.0001)
        expect(atTom['camera']).toBeGreaterThan(5)
      })
      await tom.page.evaluate(() => window.peer.show('screen'))
      await until(async () => expect((await received(mei.page))['screen']).toBeGreaterThan(5))
      await tom.page.evaluate(() => window.peer.show('camera'))
      await until(async () => expect((await received(mei.page))['camera']).toBeGreaterThan(5))

      await mei.page.evaluate(() => window.peer.hide('camera'))
      let before = -1
      await until(async () => {
        const now = (await received(tom.page))['camera'] ?? 0
        const hasStopped = now === before
        before = now
        expect(hasStopped).toBe(true)
      })
      await mei.page.evaluate(() => window.peer.show('camera'))
      await until(async () =>
        expect((await received(tom.page))['camera']).toBeGreaterThan(before + 5),
      )
    })

    it('stands when both offer at once, again and again', async () => {
      await Promise.all([mei.open(), tom.open()])
      await Promise.all(both().map((page) => page.evaluate(() => window.peer.show('voice'))))
      await connected()
      const roles = ['camera', 'screen', 'screen-sound'] as const
      for (const role of roles) {
        await Promise.all(both().map((page) => page.evaluate((it) => window.peer.show(it), role)))
      }
      await until(async () => {
        for (const page of both()) {
          const now = await received(page)
          for (const role of roles) expect(now[role], role).toBeGreaterThan(0)
        }
      })
      await talk('after that')
      expect(await open(mei.page)).toHaveLength(1)
    })

    it('takes the offer of who has begun before, and makes none of its own', async () => {
      await mei.open()
      await until(async () => {
        expect(await mei.page.evaluate(() => window.peer.said)).toContain('offer')
      })
      await tom.open({ waits: true })
      await connected()
      expect(await tom.page.evaluate(() => window.peer.said)).not.toContain('offer')
    })

    it('begins from the other side where who was waited for says nothing', async () => {
      await mei.open({ waits: true })
      await tom.open({ waits: true })
      await connected()
    })

    it('is mended by a restart after a cut, and goes on with what it carried', async () => {
      await tom.open({ waits: true })
      await mei.open()
      await mei.page.evaluate(() => window.peer.show('camera'))
      await connected()
      await until(async () => expect((await received(tom.page))['camera']).toBeGreaterThan(5))
      const offers = await offersSaid()
      stage.gate.isShut = true
      await until(async () => expect(await lastState(mei.page)).toBe('interrupted'), 30_000)
      await until(async () => expect(await offersSaid()).toBeGreaterThan(offers))
      stage.gate.isShut = false
      await connected(30_000)
      for (const page of both()) {
        expect(await page.evaluate(() => window.peer.connections())).toHaveLength(1)
      }
      const before = (await received(tom.page))['camera'] ?? 0
      await until(async () =>
        expect((await received(tom.page))['camera']).toBeGreaterThan(before + 5),
      )
      await talk('again')
    })

    it('is made anew where a restart does not help', async () => {
      await tom.open({ waits: true })
      await mei.open()
      await mei.page.evaluate(() => window.peer.show('camera'))
      await connected()
      stage.gate.isShut = true
      await until(async () => {
        const all = await mei.page.evaluate(() => window.peer.connections())
        expect(all.length).toBeGreaterThan(1)
      }, 40_000)
      stage.gate.isShut = false
      await connected(30_000)
      await until(async () => expect((await received(tom.page))['camera']).toBeGreaterThan(5))
      await talk('anew')
      for (const page of both()) expect(await open(page)).toHaveLength(1)
    })

    it('frees everything when it is closed, on both sides', async () => {
      await tom.open({ waits: true })
      await mei.open()
      await connected()
      await mei.page.evaluate(() => window.peer.close())
      await until(async () => {
        for (const page of both()) {
          expect(await lastState(page)).toBe('closed')
          expect(await page.evaluate(() => window.peer.connections())).toEqual(['closed'])
        }
      })
    })

    it('says why there is none: the other page says nothing', async () => {
      await mei.open()
      await until(async () => expect(await lastState(mei.page)).toBe('failed'), 50_000)
      const report = await mei.page.evaluate(() => window.peer.report())
      expect(report).toMatchObject({ trouble: 'unheard', path: undefined })
      const all = await mei.page.evaluate(() => window.peer.connections())
      expect(all.filter((state) => state !== 'closed')).toHaveLength(1)
      await tom.open({ waits: true })
      await mei.page.evaluate(() => window.peer.retry())
      await connected()
    })

    it('says what it could not say once it can', async () => {
      await tom.open({ waits: true })
      await mei.page.evaluate(() => window.peer.cutSignals(true))
      await mei.open()
      await until(async () => {
        const { trouble } = await mei.page.evaluate(() => window.peer.report())
        expect(trouble).toBe('unsaid')
      })
      await mei.page.evaluate(() => window.peer.cutSignals(false))
      await connected()
    })
  },
)
