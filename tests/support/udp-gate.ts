import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import type { BrowserContext } from 'playwright-core'

/** What would wait longer on a slow line is dropped. */
const LONGEST_WAIT_MS = 300

/** What packets between browsers pass through, so that a test can cut it. */
export interface UdpGate {
  /** While it is shut, whatever comes is dropped. */
  isShut: boolean
  /** So much goes through in a second, all directions together; `undefined`: whatever comes. */
  bitsPerSecond: number | undefined
  /** The connections of these pages go through it. Before any page of it is opened. */
  guard(context: BrowserContext): Promise<void>
  close(): void
}

/**
 * For each address that a browser is told of, one of the gate's own takes its place; each browser that sends there
 * is seen by the other under a port of its own, as behind a router.
 */
export function openUdpGate(): UdpGate {
  const sockets: Socket[] = []
  const fronts = new Map<number, Promise<number>>()

  async function bind(): Promise<Socket> {
    const socket = createSocket('udp4')
    sockets.push(socket)
    socket.on('error', () => undefined)
    await once(socket.bind(0, '127.0.0.1'), 'listening')
    return socket
  }

  async function openFront(target: number): Promise<number> {
    const front = await bind()
    const backs = new Map<number, Promise<Socket>>()
    async function openBack(from: number): Promise<Socket> {
      const back = await bind()
      back.on('message', (packet) => {
        pass(packet, () => front.send(packet, from, '127.0.0.1'))
      })
      return back
    }
    front.on('message', (packet, { port }) => {
      const back = backs.get(port) ?? openBack(port)
      backs.set(port, back)
      pass(packet, () => void back.then((socket) => socket.send(packet, target, '127.0.0.1')))
    })
    return front.address().port
  }

  let busyUntil = 0
  /** As a slow line does: what comes waits for its turn, and too much of it is dropped. */
  function pass(packet: Buffer, send: () => void): void {
    if (gate.isShut || isClosed) return
    if (gate.bitsPerSecond === undefined) {
      send()
      return
    }
    const now = performance.now()
    const turn = Math.max(now, busyUntil)
    if (turn - now > LONGEST_WAIT_MS) return
    busyUntil = turn + (packet.length * 8 * 1000) / gate.bitsPerSecond
    setTimeout(() => {
      if (!isClosed) send()
    }, busyUntil - now)
  }

  let isClosed = false
  const gate: UdpGate = {
    isShut: false,
    bitsPerSecond: undefined,
    async guard(context) {
      await context.exposeFunction('gatePort', (port: number) => {
        const front = fronts.get(port) ?? openFront(port)
        fronts.set(port, front)
        return front
      })
      await context.addInitScript(redirect)
    },
    close() {
      isClosed = true
      for (const socket of sockets) socket.close()
    },
  }
  return gate
}

interface Guarded {
  gatePort(port: number): Promise<number>
  RTCPeerConnection: typeof RTCPeerConnection
}

/** In the page: remote candidates lead to the gate; there are no others than those that are told one by one. */
function redirect() {
  const page = window as unknown as Guarded
  page.RTCPeerConnection = class extends page.RTCPeerConnection {
    override async addIceCandidate(init?: RTCIceCandidateInit | null) {
      const words = (init?.candidate ?? '').split(' ')
      const [, , protocol, , address, port] = words
      if (!init || protocol !== 'udp' || address !== '127.0.0.1') return
      words[5] = String(await page.gatePort(Number(port)))
      await super.addIceCandidate({ ...init, candidate: words.join(' ') })
    }
    override async setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit) {
      await super.setRemoteDescription({ type, sdp: sdp.replace(/^a=candidate:.*\r\n/gm, '') })
    }
  }
}
