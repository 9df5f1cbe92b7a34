import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { startEmulator } from '#emulator/server.ts'
import type { PeerAddress } from '@/domain/peer/signal'
import type { EndpointId, UserId } from '@/shared/ids'
import { CHROMIUM_FLAGS, FAKE_MEDIA_FLAGS } from '../../../scripts/world/chromium.ts'
import type {} from '../../fixtures/peer/page.ts'
import { MEI, ROOM, TOM } from '../../support/fixtures'
import { openUdpGate } from '../../support/udp-gate'

const NAMESPACE = 'demo'

export const chromiumPath = findChromium()

/** Two people in a room, each with a browser of their own, and the database with the real rules between them. */
export async function openPeerStage() {
  const script = await bundle()
  const site = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><body><script src="/page.js"></script>')
  })
  await once(site.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${String((site.address() as AddressInfo).port)}/`
  const emulator = await startEmulator({ port: 0, rulesFile: 'database.rules.json' })
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    args: [...CHROMIUM_FLAGS, ...FAKE_MEDIA_FLAGS],
  })
  emulator.set(NAMESPACE, `/members/${ROOM}`, {
    [TOM]: { role: 'owner', joinedAt: 1 },
    [MEI]: { role: 'member', joinedAt: 1 },
  })
  const gate = openUdpGate()
  let pages = 0

  const addressOf = (user: UserId): PeerAddress => ({
    user,
    endpoint: `${user}-${pages}` as EndpointId,
  })

  return {
    gate,
    inboxOf: (user: UserId) => emulator.get(NAMESPACE, `/signals/${user}`),
    /** A page of each, on which nothing is open yet, and how to open the link from it. */
    async visit({ isRelayed = false } = {}) {
      pages++
      const me = { mei: addressOf(MEI), tom: addressOf(TOM) }
      const enter = async (mine: PeerAddress, other: PeerAddress) => {
        const context = await browser.newContext({ permissions: ['camera', 'microphone'] })
        if (isRelayed) await context.addInitScript(goThroughServers)
        else await gate.guard(context)
        const page = await context.newPage()
        await page.goto(url)
        const open = (options: { waits?: boolean; iceServers?: RTCIceServer[] } = {}) =>
          page.evaluate((opening) => window.peer.open(opening), {
            ...options,
            port: emulator.port,
            me: mine,
            other,
            room: ROOM,
          })
        return { page, open, leave: () => context.close() }
      }
      return { mei: await enter(me.mei, me.tom), tom: await enter(me.tom, me.mei) }
    },
    async close() {
      await browser.close()
      await emulator.kill()
      site.close()
      gate.close()
    },
  }
}

/** In the page: no way is tried but those through servers. */
function goThroughServers() {
  window.RTCPeerConnection = class extends window.RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super({ ...configuration, iceTransportPolicy: 'relay' })
    }
  }
}

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('../../fixtures/peer/page.ts', import.meta.url))
  const src = fileURLToPath(new URL('../../../src', import.meta.url))
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@': src } },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'page' } },
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
