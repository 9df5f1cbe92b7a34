import type { ServerResponse } from 'node:http'
import type { After } from '../session/after.ts'
import type { Monitor } from '../session/monitor.ts'
import type { Namespace } from '../session/namespace.ts'
import { createSession } from '../session/session.ts'
import type { Connection, Session } from '../session/session.ts'
import { createTransportSwitch } from '../session/transport-switch.ts'
import { createPollChannel } from './poll-channel.ts'
import { createSegmentReader } from './segment-reader.ts'

/**
 * How long a poll is held. It is answered before the client's own timer of 25 s starts the next one:
 * timers that start each other are what browsers slow down to one a minute in a hidden tab, and a
 * loop driven by answers is not.
 */
export const HOLD = 20_000
/** How long a client may be away between two polls: longer than the minute of a slowed-down timer. */
export const SILENCE = 75_000
/** The same where its last poll broke off: the SDK gives up then, and only a proxy would ask again. */
export const SILENCE_AFTER_BREAK = 5_000

export interface PollerOptions {
  readonly namespace: Namespace
  readonly id?: string
  readonly clock: () => number
  readonly after: After
  readonly monitor?: Monitor
  /** The script that opens the first answer. */
  readonly introduction: string
  /** Nothing is left of it to be found by. */
  readonly onGone: () => void
}

/** A client that began by polling. */
export interface Poller {
  readonly namespace: Namespace
  readonly send: (message: string) => void
  /** Holds a poll. */
  readonly hold: (response: ServerResponse) => void
  /** Takes what a poll carried. Throws `ProtocolError`. */
  readonly read: (parameters: URLSearchParams) => void
  /** Moves the session to a socket, where it may still move. */
  readonly takeOver: (socket: Connection) => Session | undefined
  /** The page says that it polls no more. */
  readonly leave: () => void
  /** Ends the session in order, on whatever transport it is. May be called twice. */
  readonly end: () => void
  readonly abandon: () => void
}

/** Opens a session over polls. The handshake is the caller's to send. */
export function createPoller(options: PollerOptions): Poller {
  const { namespace, clock, after, onGone } = options
  let over = false
  let callOff: () => void = () => undefined
  let callOffHold: () => void = () => undefined
  const channel = createPollChannel(options.introduction, {
    onBreak() {
      waitFor(SILENCE_AFTER_BREAK)
    },
    onOverflow: end,
  })
  const transports = createTransportSwitch({
    first: { send: channel.send, close: end },
    receive: (message) => {
      session.receive(message)
    },
    onMoved: channel.close,
    onLost: end,
  })
  const session = createSession({
    namespace,
    id: options.id ?? '',
    clock,
    after,
    connection: transports.connection,
    monitor: options.monitor,
    transport: () => (transports.hasAgreed() ? 'WebSocket' : 'long polling'),
    onControl: (command) => {
      if (command === 'n') transports.endFirst()
    },
  })
  const readSegments = createSegmentReader((message) => {
    if (!transports.hasMoved()) session.receive(message)
  })

  /** What is silent for so long has gone; once moved, it is only the polls that have. */
  function waitFor(delay: number): void {
    callOff()
    if (!over) callOff = after(delay, leave)
  }
  function forget(): boolean {
    if (over) return false
    over = true
    callOff()
    callOffHold()
    onGone()
    return true
  }
  function leave(): void {
    if (!transports.hasMoved()) end()
    else if (forget()) channel.close()
  }
  function end(): void {
    session.end()
    forget()
    channel.close()
    transports.closeSecond('The session has ended')
  }

  waitFor(SILENCE)
  return {
    namespace,
    send: channel.send,
    hold(response) {
      waitFor(SILENCE)
      channel.hold(response)
      callOffHold()
      if (over) return
      callOffHold = after(HOLD, () => {
        if (channel.letGo()) waitFor(SILENCE)
      })
    },
    read: readSegments,
    takeOver: transports.offer,
    leave,
    end,
    abandon() {
      forget()
      session.abandon()
    },
  }
}
