import { randomUUID } from 'node:crypto'
import { NOBODY } from '../auth/read-token.ts'
import { createFrameReader } from '../wire/frames.ts'
import { encodeControl, parseClientMessage } from '../wire/messages.ts'
import { ProtocolError } from '../wire/protocol-error.ts'
import { answerRequest } from './actions.ts'
import { afterReal } from './after.ts'
import type { After } from './after.ts'
import type { Client } from './client.ts'
import { recheckListens } from './listens.ts'
import type { Namespace } from './namespace.ts'
import type { Monitor, Transport } from './monitor.ts'
import { createObserver } from './observe.ts'
import { createOnDisconnectQueue } from './on-disconnect.ts'
import type { Left } from './on-disconnect.ts'
import type { WriteOrder } from './plan-write.ts'

/** The way to one client; what carries it is the server's business. */
export interface Connection {
  readonly send: (message: string) => void
  readonly close: (reason: string) => void
}

/** One client of one namespace, from its handshake to its end. */
export interface Session {
  /** Takes a frame as it came. A client that breaks the protocol is closed with the reason. */
  readonly receive: (frame: string) => void
  /** Ends the session and runs what it left for its end. May be called twice. */
  readonly end: () => void
  /** Ends the session as a crash would: nothing is run. */
  readonly abandon: () => void
}

export interface SessionOptions {
  readonly namespace: Namespace
  /** What the client may name it by when it comes back. */
  readonly id?: string
  readonly connection: Connection
  readonly clock: () => number
  readonly after?: After
  /** Hears of control messages that are not the session's own. */
  readonly onControl?: (command: string) => void
  /** Is told of the client and its requests. */
  readonly monitor?: Monitor | undefined
  readonly transport?: () => Transport
}

/**
 * Ends what is left of the session that a client had before. It may be gone without the server knowing:
 * what it left behind must not run later, over what the client has written since.
 */
export function endFormer(namespace: Namespace, id: string | null): void {
  namespace.sessions.get(id ?? '')?.()
}

/** Opens a session over a connection. The handshake is the server's to send. */
export function createSession(options: SessionOptions): Session {
  const place = randomUUID()
  const { namespace, id = '', clock, after = afterReal, onControl, monitor } = options
  const observer = createObserver({
    monitor,
    connection: options.connection,
    transport: options.transport ?? (() => 'WebSocket'),
    clock,
    client: () => client,
  })
  const { connection } = observer
  const client: Client = {
    namespace,
    clock,
    after,
    send: connection.send,
    who: NOBODY,
    listens: new Map(),
    onDisconnect: createOnDisconnectQueue(),
    keepLeft: () => {
      const orders = client.onDisconnect.orders()
      const isNew = orders !== kept.orders || (orders.length > 0 && client.who !== kept.who)
      if (!isNew) return true
      const next = { who: client.who, orders }
      if (!namespace.keepLeft(place, next)) return false
      kept = next
      return true
    },
    stopExpiry: () => undefined,
  }
  const stopWatchingRules = namespace.onRules(() => {
    recheckListens(client)
  })
  let open = true
  let kept: Left = { who: NOBODY, orders: client.onDisconnect.orders() }

  const handle = (text: string) => {
    const message = parseClientMessage(text)
    if (message.type === 'request') {
      observer.answered(message.request, answerRequest(client, message.request))
    } else if (message.command === 'p') connection.send(encodeControl('o', {}))
    else onControl?.(message.command)
  }
  const read = createFrameReader(handle)

  const leave = () => {
    open = false
    namespace.sessions.delete(id)
    observer.left()
    client.stopExpiry()
    stopWatchingRules()
    for (const listen of client.listens.values()) listen.leave()
    client.listens.clear()
  }

  const end = () => {
    if (!open) return
    leave()
    // With the rights the client has at its end; a refused one does not stop the others.
    const orders = client.onDisconnect.drain()
    const isUndone = (order: WriteOrder) =>
      namespace.write(order, client.who).status === 'unavailable'
    // What the disk did not take is left to the next start.
    client.onDisconnect.restore(orders.filter(isUndone))
    client.keepLeft()
  }
  if (id !== '') {
    namespace.sessions.set(id, () => {
      end()
      connection.close('The client has connected again')
    })
  }

  return {
    receive(frame) {
      if (!open) return
      observer.received(frame)
      try {
        read(frame)
      } catch (cause) {
        if (!(cause instanceof ProtocolError)) throw cause
        connection.send(encodeControl('e', cause.message))
        connection.close(cause.message)
      }
    },
    end,
    abandon() {
      if (open) leave()
    },
  }
}
