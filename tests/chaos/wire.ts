import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** When a connection is cut: the request never arrives, or it does and its answer never comes back. */
export type Cut = 'before-arrival' | 'after-arrival'

export interface Wire {
  readonly port: number
  /** Every connection breaks now. */
  cutAll(): void
  /** The next request of some size is the last thing on its connection. */
  cutNext(cut: Cut): void
  /** Nothing is cut any more. */
  calm(): void
  close(): Promise<void>
}

/** Keep-alives and acknowledgements are shorter than this; whatever writes is longer. */
const REQUEST_BYTES = 120

/** A TCP proxy before the database that loses connections on demand. */
export async function openWire(upstreamPort: () => number): Promise<Wire> {
  const sockets = new Set<Socket>()
  let armed: Cut | undefined

  const server = createServer((client) => {
    const upstream = connect(upstreamPort(), '127.0.0.1')
    const both = [client, upstream]
    const end = () => {
      for (const socket of both) socket.destroy()
    }
    let isMute = false
    for (const socket of both) {
      sockets.add(socket)
      socket.on('close', () => {
        sockets.delete(socket)
        end()
      })
      socket.on('error', end)
    }
    client.on('data', (chunk) => {
      const cut = chunk.length > REQUEST_BYTES ? armed : undefined
      if (cut) armed = undefined
      if (cut === 'before-arrival') {
        end()
        return
      }
      if (cut === 'after-arrival') {
        isMute = true
        // The server's answer is the sign that it has arrived.
        upstream.once('data', end)
      }
      upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      if (!isMute) client.write(chunk)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    port: (server.address() as AddressInfo).port,
    cutAll() {
      for (const socket of sockets) socket.destroy()
    },
    cutNext: (cut) => void (armed = cut),
    calm: () => void (armed = undefined),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
