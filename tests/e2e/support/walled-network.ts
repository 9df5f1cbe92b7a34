import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { connect } from 'node:net'

/** What a network does with a WebSocket. */
export type Wall = 'lets it through' | 'refuses it' | 'swallows it'

export interface WalledNetwork {
  readonly port: number
  /** For each WebSocket from now on; those that are open are cut off. */
  build(wall: Wall): void
  /** How many WebSockets were tried. */
  tries(): number
  close(): Promise<void>
}

/** Stands between browsers and a database, as a company's proxy does: requests pass, WebSockets may not. */
export async function openWalledNetwork(target: number): Promise<WalledNetwork> {
  let wall: Wall = 'lets it through'
  let tries = 0
  const sockets = new Set<Socket>()
  const hold = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }

  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming
    const onward = request({ port: target, host: '127.0.0.1', method, path: url, headers })
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    incoming.pipe(onward)
  })
  server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    tries++
    hold(socket)
    if (wall === 'swallows it') return
    if (wall === 'refuses it') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    const onward = connect(target, '127.0.0.1', () => {
      const lines = incoming.rawHeaders.reduce(
        (text, part, at) => text + part + (at % 2 === 0 ? ': ' : '\r\n'),
        `GET ${incoming.url ?? '/'} HTTP/1.1\r\n`,
      )
      onward.write(`${lines}\r\n`)
      onward.write(head)
      socket.pipe(onward).pipe(socket)
    })
    hold(onward)
    socket.on('close', () => onward.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    port: (server.address() as AddressInfo).port,
    build(next) {
      wall = next
      for (const socket of sockets) socket.destroy()
    },
    tries: () => tries,
    close() {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
