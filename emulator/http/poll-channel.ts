import type { ServerResponse } from 'node:http'
import { encodeControl } from '../wire/messages.ts'

/** The way to a client that polls: what is sent waits for the next poll, or answers the held one. */
export interface PollChannel {
  readonly send: (message: string) => void
  /** Holds a poll until there is something to say; an older one is let go. */
  readonly hold: (response: ServerResponse) => void
  /** Answers the held poll, if there is one, although there is nothing to say. */
  readonly letGo: () => boolean
  /** Tells the client that the session is over. */
  readonly close: () => void
}

/** The most that may wait for the next poll, the last message not counted. */
export const MAX_WAITING = 32 * 1024 * 1024

export interface PollEvents {
  /** The client broke a held poll off. */
  readonly onBreak: () => void
  /** Too much waits for a client that does not come for it; nothing more is kept. */
  readonly onOverflow: () => void
}

/** A channel whose first answer begins with a script, before any message. */
export function createPollChannel(introduction: string, events: PollEvents): PollChannel {
  let prefix = introduction
  let queue: string[] = []
  let waiting = 0
  let held: ServerResponse | undefined
  let packet = 0
  let closed = false

  const release = () => {
    const response = held
    held = undefined
    if (!response) return false
    const messages = queue
    queue = []
    waiting = 0
    const number = String(packet++)
    // With its number, so that the client reads all packets up to this one before it closes.
    const end = closed ? `pLPCommand('close',${number});` : ''
    sendScript(response, `${prefix}pRTLPCB(${number},[${messages.join(',')}]);${end}`)
    prefix = ''
    return true
  }
  const flush = () => {
    if (queue.length > 0 || closed) release()
  }
  const overflow = () => {
    closed = true
    queue = [encodeControl('e', 'The client does not fetch what is sent to it')]
    // Not now: a message is being sent to others, and they are to hear of it before the end of this one.
    setImmediate(events.onOverflow)
  }
  return {
    letGo: release,
    send(message) {
      if (closed) return
      if (waiting > MAX_WAITING) {
        overflow()
        return
      }
      waiting += message.length
      queue.push(message)
      // What one request causes goes out together.
      if (queue.length === 1) setImmediate(flush)
    },
    hold(response) {
      release()
      held = response
      response.on('close', () => {
        if (held !== response) return
        held = undefined
        events.onBreak()
      })
      flush()
    },
    close() {
      closed = true
      flush()
    },
  }
}

/** Answers a script tag. */
export function sendScript(response: ServerResponse, script: string): void {
  response.writeHead(200, {
    'content-type': 'application/javascript; charset=utf-8',
    // It is asked for once, and is nothing to lie in a browser's cache.
    'cache-control': 'no-store',
  })
  response.end(script)
}
