import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import type { BrowserContext } from 'playwright-core'

/** What packets between browsers pass through, so that a test can cut it. */
export interface UdpGate {
  /** While it is shut, whatever comes is dropped. */
  isShut: boolean
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
        if (!gate.isShut) front.send(packet, from, '127.0.0.1')
      })
      return back
    }
    front.on('message', (packet, { port }) => {
      if (gate.isShut) return
      const back = backs.get(port) ?? openBack(port)
      backs.set(port, back)
      void back.then((socket) => socket.send(packet, target, '127.0.0.1'))
    })
    return front.address().port
  }

  const gate: UdpGate = {
    isShut: false,
    async guard(context) {
      await context.exposeFunction('gatePort', (port: number) => {
        const front = fronts.get(port) ?? openFront(port)
        fronts.set(port, front)
        return front
      })
      await context.addInitScript(redirect)
    },
    close() {
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
