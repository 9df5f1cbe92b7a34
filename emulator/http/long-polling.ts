import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Namespace } from '../session/namespace.ts'
import { createSession } from '../session/session.ts'
import type { Session } from '../session/session.ts'
import { encodeHandshake } from '../wire/messages.ts'
import { ProtocolError } from '../wire/protocol-error.ts'
import { namespaceOf } from './namespace-of.ts'
import { createPollChannel, sendScript } from './poll-channel.ts'
import type { PollChannel } from './poll-channel.ts'
import { createSegmentReader } from './segment-reader.ts'

/** How long a client may be away between two polls. */
const SILENCE = 60_000

interface Poller {
  readonly password: string
  readonly session: Session
  readonly channel: PollChannel
  readonly read: (parameters: URLSearchParams) => void
  silence: NodeJS.Timeout
}

/** The long polling side of the server. */
export interface LongPolling {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void
  /** Ends every session in order, onDisconnect writes included. */
  readonly close: () => void
  /** Forgets every session as a crash would. */
  readonly kill: () => void
}

export interface LongPollingOptions {
  readonly namespace: (name: string) => Namespace
  readonly clock: () => number
  readonly log: (text: string) => void
}

/** Serves `/.lp`, the transport of browsers whose WebSocket failed before. */
export function createLongPolling({ namespace, clock, log }: LongPollingOptions): LongPolling {
  const pollers = new Map<string, Poller>()
  const end = (id: string) => {
    const poller = pollers.get(id)
    if (!poller) return
    pollers.delete(id)
    clearTimeout(poller.silence)
    poller.session.end()
    poller.channel.close()
  }
  const waitFor = (id: string) =>
    setTimeout(() => {
      end(id)
    }, SILENCE).unref()

  const start = (request: IncomingMessage, parameters: URLSearchParams) => {
    const id = randomBytes(8).toString('hex')
    const password = randomBytes(8).toString('hex')
    const callback = parameters.get('cb') ?? ''
    const channel = createPollChannel(introduction({ callback, id, password }))
    const connection = {
      send: channel.send,
      close: () => {
        end(id)
      },
    }
    const { host = 'localhost' } = request.headers
    const database = namespace(namespaceOf(host, parameters))
    const session = createSession({ namespace: database, clock, connection })
    const read = createSegmentReader(session.receive)
    pollers.set(id, { password, session, channel, read, silence: waitFor(id) })
    const hello = encodeHandshake({ timestamp: clock(), host, session: id })
    channel.send(hello)
    return channel
  }

  const handle: LongPolling['handle'] = (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (searchParams.get('start') === 't') {
      start(request, searchParams).hold(response)
      return
    }
    const id = searchParams.get('id') ?? ''
    const poller = pollers.get(id)
    if (poller?.password !== (searchParams.get('pw') ?? '')) {
      sendScript(response, "pLPCommand('close');")
    } else if (searchParams.get('dframe') === 't') sendDisconnectFrame(response)
    else if (searchParams.get('disconn') === 't') {
      end(id)
      response.writeHead(204).end()
    } else {
      poller.silence.refresh()
      poller.channel.hold(response)
      try {
        poller.read(searchParams)
      } catch (cause) {
        // Whatever it was, it must not take the other clients down with this one.
        if (!(cause instanceof ProtocolError)) log(`Internal error: ${String(cause)}`)
        end(id)
      }
    }
  }
  return {
    handle,
    close() {
      for (const id of [...pollers.keys()]) end(id)
    },
    kill() {
      for (const { session, silence } of pollers.values()) {
        clearTimeout(silence)
        session.abandon()
      }
      pollers.clear()
    },
  }
}

/** Ties the frame of the script to the callbacks that the SDK left in the page around it. */
function introduction(names: {
  readonly callback: string
  readonly id: string
  readonly password: string
}): string {
  const callback = /^\d+$/.test(names.callback) ? names.callback : ''
  const relay = (name: string) =>
    `function ${name}(...a){const f=parent.window["${name}${callback}"];if(f)f(...a)}`
  const start = `pLPCommand('start','${names.id}','${names.password}');`
  return `${relay('pLPCommand')}${relay('pRTLPCB')}${start}`
}

/** A page that tells the server when the SDK takes it away. */
function sendDisconnectFrame(response: ServerResponse): void {
  const leave = "navigator.sendBeacon(location.href.replace('dframe=t','disconn=t'))"
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html><script>addEventListener('pagehide',()=>${leave})</script>`)
}
