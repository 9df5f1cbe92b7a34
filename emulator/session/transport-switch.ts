import { createFrameReader } from '../wire/frames.ts'
import { encodeControl, parseClientMessage } from '../wire/messages.ts'
import { ProtocolError } from '../wire/protocol-error.ts'
import type { Connection, Session } from './session.ts'

/** The most that may come over the new transport before the old one has ended. */
const MAX_HELD = 32 * 1024 * 1024

export interface TransportSwitchOptions {
  /** The transport that the session began on. */
  readonly first: Connection
  /** Hands a message to the session. */
  readonly receive: (message: string) => void
  /** Nothing comes or goes over the first transport any more. */
  readonly onMoved: () => void
  /** The transport that the session lives on is gone. */
  readonly onLost: () => void
}

/**
 * Moves a session from its first transport to a second one, nothing lost, doubled or out of order.
 * Each side ends its own direction on the first transport with `n`, and what it says later goes
 * over the second. What comes early over the second waits until the first has ended.
 */
export interface TransportSwitch {
  /** Where the session sends to, and how it closes. */
  readonly connection: Connection
  /** Offers a second transport. Undefined once the session has agreed to move to another. */
  readonly offer: (second: Connection) => Session | undefined
  /** Takes the client's `n`: nothing follows on the first transport. */
  readonly endFirst: () => void
  /** Closes the second transport, if there is one. */
  readonly closeSecond: (reason: string) => void
  /** Whether the server sends over the second transport. */
  readonly hasAgreed: () => boolean
  /** Whether both directions have moved. */
  readonly hasMoved: () => boolean
}

/** A session on its first transport. */
export function createTransportSwitch(options: TransportSwitchOptions): TransportSwitch {
  const { first, receive, onMoved, onLost } = options
  let second: Connection | undefined
  let agreed = false
  let ended = false
  let held: string[] = []
  let size = 0
  const hasMoved = () => agreed && ended

  const settle = () => {
    if (!hasMoved()) return
    const early = held
    held = []
    for (const message of early) receive(message)
    onMoved()
  }
  const agree = () => {
    if (agreed) return
    agreed = true
    first.send(encodeControl('n', {}))
    settle()
  }
  const hold = (message: string) => {
    size += message.length
    if (size > MAX_HELD) throw new ProtocolError('Too much was sent before the transport moved')
    held.push(message)
  }
  const take = (from: Connection, text: string) => {
    if (from !== second) return
    if (hasMoved()) {
      receive(text)
      return
    }
    const message = parseClientMessage(text)
    if (message.type === 'request') hold(text)
    else if (message.command === 'p') from.send(encodeControl('o', {}))
    else if (message.command === 'a') agree()
  }
  const lose = (lost: Connection) => {
    if (lost !== second) return
    if (agreed) onLost()
    else second = undefined
  }

  return {
    hasMoved,
    hasAgreed: () => agreed,
    connection: {
      send(message) {
        if (agreed) second?.send(message)
        else first.send(message)
      },
      close(reason) {
        if (agreed) second?.close(reason)
        else first.close(reason)
      },
    },
    offer(next) {
      if (agreed) return undefined
      second?.close('Another socket took its place')
      second = next
      // Unasked: the client says nothing on a new transport before it hears this.
      next.send(encodeControl('a', {}))
      return {
        receive: createSecondReader(next, take),
        end() {
          lose(next)
        },
        // The session is abandoned by whom it began with.
        abandon: () => undefined,
      }
    },
    endFirst() {
      if (ended) return
      ended = true
      settle()
    },
    closeSecond(reason) {
      second?.close(reason)
    },
  }
}

function createSecondReader(
  second: Connection,
  take: (from: Connection, message: string) => void,
): (frame: string) => void {
  const read = createFrameReader((message) => {
    take(second, message)
  })
  return (frame) => {
    try {
      read(frame)
    } catch (cause) {
      if (!(cause instanceof ProtocolError)) throw cause
      second.send(encodeControl('e', cause.message))
      second.close(cause.message)
    }
  }
}
