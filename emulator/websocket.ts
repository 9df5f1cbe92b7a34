import { randomBytes } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { RawData, WebSocket } from 'ws'
import { namespaceOf } from './http/namespace-of.ts'
import type { Namespace } from './session/namespace.ts'
import { createSession } from './session/session.ts'
import type { Session } from './session/session.ts'
import { toFrames } from './wire/frames.ts'
import { PROTOCOL_VERSION, encodeControl, encodeHandshake } from './wire/messages.ts'

const MAX_FRAME_BYTES = 16 * 1024 * 1024
const GOING_AWAY = 1001
/** How long a client has to answer a close before its socket is dropped. */
const CLOSE_GRACE = 500
const PROTOCOL_FAULT = 1002
const INTERNAL_ERROR = 1011

export interface WebSocketOptions {
  readonly server: Server
  readonly namespace: (name: string) => Namespace
  readonly clock: () => number
  readonly log: (text: string) => void
}

/** The WebSocket side of the server. */
export interface WebSockets {
  readonly connections: () => number
  readonly bytesSent: () => number
  /** Ends every session in order, onDisconnect writes included. */
  readonly close: () => void
  /** Drops every socket as a crash would; nothing is run. */
  readonly kill: () => void
}

/** Serves `/.ws` on an HTTP server. */
export function serveWebSockets(options: WebSocketOptions): WebSockets {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
  })
  const sessions = new Map<WebSocket, Session>()
  let bytes = 0
  const count = (sent: number) => (bytes += sent)

  options.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname !== '/.ws' || searchParams.get('v') !== PROTOCOL_VERSION) {
      stream.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      if (searchParams.has('s')) {
        // A polling session cannot move here yet; told so, the SDK goes on polling.
        socket.send(encodeControl('r', request.headers.host ?? ''))
        return
      }
      const namespace = options.namespace(namespaceOf(request.headers.host, searchParams))
      sessions.set(socket, attach(socket, { ...options, request, namespace, count }))
      socket.on('close', () => {
        sessions.get(socket)?.end()
        sessions.delete(socket)
      })
    })
  })

  return {
    connections: () => sessions.size,
    bytesSent: () => bytes,
    close() {
      for (const [socket, session] of sessions) {
        session.end()
        socket.close(GOING_AWAY, 'The emulator is stopping')
        setTimeout(() => {
          socket.terminate()
        }, CLOSE_GRACE).unref()
      }
      sessions.clear()
    },
    kill() {
      for (const [socket, session] of sessions) {
        session.abandon()
        socket.terminate()
      }
      sessions.clear()
    },
  }
}

interface Attachment {
  readonly request: IncomingMessage
  readonly namespace: Namespace
  readonly clock: () => number
  readonly log: (text: string) => void
  readonly count: (sent: number) => void
}

function attach(socket: WebSocket, { request, namespace, clock, log, count }: Attachment): Session {
  const send = (message: string) => {
    if (socket.readyState !== socket.OPEN) return
    count(message.length)
    for (const frame of toFrames(message)) socket.send(frame)
  }
  const close = (reason: string) => {
    socket.close(PROTOCOL_FAULT, reason)
  }
  // The SDK reconnects to the host of the handshake, so it must be the one the client used.
  const host = request.headers.host ?? 'localhost'
  const session = createSession({ namespace, clock, connection: { send, close } })
  send(encodeHandshake({ timestamp: clock(), host, session: randomBytes(16).toString('hex') }))
  const receive = (frame: string) => {
    try {
      session.receive(frame)
    } catch (cause) {
      // A fault of ours must not take the other clients down with this one.
      log(`Internal error: ${(cause as Error).stack ?? String(cause)}`)
      socket.close(INTERNAL_ERROR, 'Internal error')
    }
  }
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary) close('Frames must be text')
    else receive((data as Buffer).toString('utf8'))
  })
  // The 'close' event follows and ends the session.
  socket.on('error', () => undefined)
  return session
}
