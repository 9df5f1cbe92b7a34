import type { ServerResponse } from 'node:http'
import { encodeControl } from '../wire/messages.ts'

/** The way to a client that polls: what is sent waits for the next poll, or answers the held one. */
export interface PollChannel {
  readonly send: (message: string) => void
  /** Holds a poll until there is something to say; an older one is let go, with what this turn has to say. */
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
  /** The oldest first. The SDK has two at the most. */
  let held: ServerResponse[] = []
  let packet = 0
  let closed = false
  let isDue = false

  const release = () => {
    const response = held.shift()
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
    isDue = false
    if (queue.length > 0) release()
    // One is enough to be answered by; all are over where it is.
    while (held.length > (closed ? 0 : 1)) release()
  }
  /** What one request causes goes out together. */
  const flushLater = () => {
    if (!isDue) setImmediate(flush)
    isDue = true
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
      flushLater()
    },
    hold(response) {
      held.push(response)
      response.on('close', () => {
        if (!held.includes(response)) return
        held = held.filter((other) => other !== response)
        if (held.length === 0) events.onBreak()
      })
      // Of two, the older brings the answer to what came with the younger, which is held in its place: one request does for both.
      if (held.length > 1 && !closed) flushLater()
      else flush()
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
