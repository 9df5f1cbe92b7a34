import { randomBytes } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { RawData, WebSocket } from 'ws'
import { watchHeartbeat } from './heartbeat.ts'
import type { LongPolling } from './http/long-polling.ts'
import { namespaceOf } from './http/namespace-of.ts'
import { urlOf } from './http/url-of.ts'
import type { After } from './session/after.ts'
import type { Monitor } from './session/monitor.ts'
import type { Namespace } from './session/namespace.ts'
import { createSession, endFormer } from './session/session.ts'
import type { Connection, Session } from './session/session.ts'
import { watchReader } from './slow-reader.ts'
import { createSocketWriter } from './socket-writer.ts'
import type { SocketWriter } from './socket-writer.ts'
import { PROTOCOL_VERSION, encodeControl, encodeHandshake } from './wire/messages.ts'

const MAX_FRAME_BYTES = 16 * 1024 * 1024
const GOING_AWAY = 1001
/** How long a client has to answer a close before its socket is dropped. */
const CLOSE_GRACE = 500
const PROTOCOL_FAULT = 1002
const INTERNAL_ERROR = 1011
const TRY_AGAIN_LATER = 1013

export interface WebSocketOptions {
  readonly server: Server
  readonly namespace: (name: string) => Namespace
  /** Moves a polling session to a socket. */
  readonly takeOver: LongPolling['takeOver']
  readonly clock: () => number
  readonly after: After
  readonly log: (text: string) => void
  readonly monitor: Monitor
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
  const { write } = createSocketWriter()
  const writer: SocketWriter = {
    write(stream, message) {
      const sent = write(stream, message)
      bytes += sent
      return sent
    },
  }
  let stopping = false
  // Sessions that end since the emulator stops have done nothing wrong.
  const closeCode = () => (stopping ? GOING_AWAY : PROTOCOL_FAULT)

  options.server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const { pathname, searchParams } = urlOf(request)
    if (pathname !== '/.ws' || searchParams.get('v') !== PROTOCOL_VERSION) {
      // Whoever breaks off while it is refused must neither take the others down nor stay.
      stream.on('error', () => undefined)
      stream.on('finish', () => stream.destroy())
      stream.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const namespace = options.namespace(namespaceOf(request.headers.host, searchParams))
      const former = searchParams.get('s') ?? undefined
      endFormer(namespace, searchParams.get('ls'))
      const session = attach(socket, {
        ...options,
        request,
        stream,
        namespace,
        writer,
        closeCode,
        former,
      })
      if (!session) return
      sessions.set(socket, session)
      watchHeartbeat(socket, options.after)
      socket.on('close', () => {
        // After a stop or a kill it has been ended already, or is to be left as it was.
        if (sessions.delete(socket)) session.end()
      })
    })
  })

  return {
    connections: () => sessions.size,
    bytesSent: () => bytes,
    close() {
      stopping = true
      for (const session of sessions.values()) session.end()
      sessions.clear()
      // Those without a session too, or the port would not be free until they are gone.
      for (const socket of sockets.clients) {
        closeSocket(socket, GOING_AWAY, 'The emulator is stopping')
      }
    },
    kill() {
      for (const session of sessions.values()) session.abandon()
      sessions.clear()
      for (const socket of sockets.clients) socket.terminate()
    },
  }
}

interface Attachment extends Omit<WebSocketOptions, 'namespace' | 'server'> {
  readonly request: IncomingMessage
  readonly namespace: Namespace
  /** The socket below the WebSocket. */
  readonly stream: Duplex
  readonly writer: SocketWriter
  readonly closeCode: () => number
  /** The polling session that the socket is to take over. */
  readonly former: string | undefined
}

/** Undefined where there is no session to take over. */
function attach(socket: WebSocket, attachment: Attachment): Session | undefined {
  const connection = connect(socket, attachment)
  // The 'close' event follows and ends the session.
  socket.on('error', () => undefined)
  const session = openSession(connection, attachment)
  if (!session) return undefined
  const receive = (frame: string) => {
    try {
      session.receive(frame)
    } catch (cause) {
      // A fault of ours must not take the other clients down with this one.
      attachment.log(`Internal error: ${(cause as Error).stack ?? String(cause)}`)
      closeSocket(socket, INTERNAL_ERROR, 'Internal error')
    }
  }
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary) connection.close('Frames must be text')
    else receive((data as Buffer).toString('utf8'))
  })
  return session
}

function connect(socket: WebSocket, { stream, writer, closeCode, clock }: Attachment): Connection {
  const reader = watchReader(stream, clock)
  return {
    send(message) {
      if (socket.readyState !== socket.OPEN) return
      if (reader.isStuck()) {
        closeSocket(socket, TRY_AGAIN_LATER, 'The client does not read what is sent to it')
        return
      }
      writer.write(stream, message)
      reader.sent()
    },
    close(reason) {
      closeSocket(socket, closeCode(), reason)
    },
  }
}

/** Closes a socket in order; one whose client does not answer is dropped. */
function closeSocket(socket: WebSocket, code: number, reason: string): void {
  socket.close(code, reason)
  setTimeout(() => {
    socket.terminate()
  }, CLOSE_GRACE).unref()
}

function openSession(
  connection: Connection,
  { request, namespace, clock, after, monitor, takeOver, former }: Attachment,
): Session | undefined {
  // The SDK reconnects to the host of the handshake, so it must be the one the client used.
  const host = request.headers.host ?? 'localhost'
  if (former !== undefined) {
    const session = takeOver(former, { namespace, socket: connection })
    // Told so, the SDK gives this socket up and goes on polling.
    if (session) return session
    connection.send(encodeControl('r', host))
    connection.close('There is no such session')
    return undefined
  }
  const id = randomBytes(16).toString('hex')
  const session = createSession({ namespace, id, clock, after, connection, monitor })
  connection.send(encodeHandshake({ timestamp: clock(), host, session: id }))
  return session
}
