import type { ServerResponse } from 'node:http'

/** The way to a client that polls: what is sent waits for the next poll, or answers the held one. */
export interface PollChannel {
  readonly send: (message: string) => void
  /** Holds a poll until there is something to say; an older one is let go. */
  readonly hold: (response: ServerResponse) => void
  /** Tells the client that the session is over. */
  readonly close: () => void
}

/**
 * A channel whose first answer begins with a script, before any message. It tells when the client
 * breaks a held poll off.
 */
export function createPollChannel(introduction: string, onBreak: () => void): PollChannel {
  let prefix = introduction
  let queue: string[] = []
  let held: ServerResponse | undefined
  let packet = 0
  let closed = false

  const release = () => {
    const response = held
    held = undefined
    if (!response) return
    const messages = queue
    queue = []
    const number = String(packet++)
    // With its number, so that the client reads all packets up to this one before it closes.
    const end = closed ? `pLPCommand('close',${number});` : ''
    sendScript(response, `${prefix}pRTLPCB(${number},[${messages.join(',')}]);${end}`)
    prefix = ''
  }
  const flush = () => {
    if (queue.length > 0 || closed) release()
  }
  return {
    send(message) {
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
        onBreak()
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
  response.writeHead(200, { 'content-type': 'application/javascript; charset=utf-8' })
  response.end(script)
}
