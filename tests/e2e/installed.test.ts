import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, signIn, type Stage } from './support/stage'
import { createRoom, eventually, expectDelivery, message, say } from './support/room'

describe('an installed app', () => {
  let stage: Stage
  let context: BrowserContext
  let page: Page
  let room: string
  const profile = mkdtempSync(join(tmpdir(), 'hearth-installed-'))
  const csp: string[] = []

  beforeAll(async () => {
    stage = await openStage()
    context = await stage.enterPersistently(profile)
    context.on('console', (line) => {
      if (line.text().includes('Content Security Policy')) csp.push(line.text())
    })
    page = await signIn(stage, context, 'Ivy')
    room = await createRoom(page, 'Pocket')
    await say(page, 'in my pocket')
    await expectDelivery(page, 'in my pocket', 'sent')
  })

  afterAll(async () => {
    await context.close()
    await stage.close()
    rmSync(profile, { recursive: true, force: true })
  })

  it('can be installed: nothing stands in the way', async () => {
    const client = await context.newCDPSession(page)
    await eventually(async () => {
      const { installabilityErrors } = await client.send('Page.getInstallabilityErrors')
      expect(installabilityErrors).toEqual([])
    })
    const { url, errors } = await client.send('Page.getAppManifest')
    expect(url).toContain('manifest.webmanifest')
    expect(errors).toEqual([])
  })

  it('offers to be installed', async () => {
    await page.getByRole('link', { name: 'Settings' }).first().click()
    await page.getByRole('button', { name: 'Install' }).first().waitFor()
  })

  it('opens any address with the network gone', async () => {
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await context.setOffline(true)
    for (const path of ['/', `/room/${room}`, '/explore', '/new', '/settings', '/no/such/page']) {
      await page.goto(stage.url(path))
      await page.locator('main, [role=main]').first().waitFor()
    }
    await page.goto(stage.url(`/room/${room}`))
    await message(page, 'in my pocket').waitFor()
    await context.setOffline(false)
  })

  it('leaves what belongs to Hosting and to the database alone', async () => {
    const init = await page.evaluate(async () => (await fetch('/__/firebase/init.json')).status)
    expect(init).toBe(200)
    const cached = await page.evaluate(async () => {
      const urls: string[] = []
      for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) urls.push(request.url)
      }
      return urls
    })
    expect(cached.length).toBeGreaterThan(10)
    expect(cached.filter((url) => /\/__\/|\.lp|\.ws|\.json\?ns=/.test(url))).toEqual([])
  })

  it('has what is for the database go there past the service worker', async () => {
    const client = await context.newCDPSession(page)
    await client.send('Network.enable')
    const sources: (string | undefined)[] = []
    const address = `${stage.database().url}/rooms.json?ns=demo-hearth`
    client.on('Network.responseReceived', ({ response }) => {
      if (response.url === address) {
        sources.push(response.serviceWorkerRouterInfo?.matchedSourceType)
      }
    })
    await page.evaluate((address) => fetch(address), address)
    await eventually(() => expect(sources).toEqual(['network']))
    await client.detach()
  })

  it('asks before a new version takes over', async () => {
    const worker = readFileSync('dist/sw.js')
    try {
      await page.goto(stage.url('/'))
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready
      })
      appendFileSync('dist/sw.js', '\n// the next version')
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.ready).update()
      })
      const reloaded = page.waitForEvent('load')
      await page.getByRole('button', { name: 'Update now' }).click()
      await reloaded
      await eventually(async () => {
        const waiting = await page.evaluate(
          async () => (await navigator.serviceWorker.ready).waiting === null,
        )
        expect(waiting).toBe(true)
        expect(await page.getByRole('button', { name: 'Update now' }).count()).toBe(0)
      })
    } finally {
      writeFileSync('dist/sw.js', worker)
    }
  })

  it('runs behind the headers of production without a violation', async () => {
    const response = await page.goto(stage.url('/'))
    const headers = response?.headers() ?? {}
    const policy = (await fetch(stage.url('/'))).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(Object.keys(headers).length).toBeGreaterThan(0)
    expect(csp).toEqual([])
  })
})
