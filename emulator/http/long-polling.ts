import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { After } from '../session/after.ts'
import type { Monitor } from '../session/monitor.ts'
import type { Namespace } from '../session/namespace.ts'
import { endFormer } from '../session/session.ts'
import type { Connection, Session } from '../session/session.ts'
import { encodeHandshake } from '../wire/messages.ts'
import { ProtocolError } from '../wire/protocol-error.ts'
import { namespaceOf } from './namespace-of.ts'
import { sendScript } from './poll-channel.ts'
import { createPoller } from './poller.ts'
import type { Poller } from './poller.ts'
import { urlOf } from './url-of.ts'

/** The long polling side of the server. */
export interface LongPolling {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void
  /** Moves a polling session of a namespace to a socket; undefined where there is none to move. */
  readonly takeOver: (
    id: string,
    target: { readonly namespace: Namespace; readonly socket: Connection },
  ) => Session | undefined
  readonly connections: () => number
  /** Ends every session in order, onDisconnect writes included. */
  readonly close: () => void
  /** Forgets every session as a crash would. */
  readonly kill: () => void
}

export interface LongPollingOptions {
  readonly namespace: (name: string) => Namespace
  readonly clock: () => number
  readonly after: After
  readonly log: (text: string) => void
  readonly monitor: Monitor
}

interface Known {
  readonly password: string
  readonly poller: Poller
}

/** Serves `/.lp`, the transport of browsers whose WebSocket failed before. */
export function createLongPolling(options: LongPollingOptions): LongPolling {
  const { namespace, clock, after, log, monitor } = options
  const known = new Map<string, Known>()

  const start = (request: IncomingMessage, parameters: URLSearchParams) => {
    const id = randomBytes(8).toString('hex')
    const password = randomBytes(8).toString('hex')
    const { host = 'localhost' } = request.headers
    const target = namespace(namespaceOf(host, parameters))
    endFormer(target, parameters.get('ls'))
    const poller = createPoller({
      namespace: target,
      id,
      clock,
      after,
      monitor,
      introduction: introduction({ callback: parameters.get('cb') ?? '', id, password }),
      onGone: () => known.delete(id),
    })
    known.set(id, { password, poller })
    poller.send(encodeHandshake({ timestamp: clock(), host, session: id }))
    return poller
  }

  const poll = (poller: Poller, response: ServerResponse, parameters: URLSearchParams) => {
    try {
      poller.read(parameters)
    } catch (cause) {
      // Whatever it was, it must not take the other clients down with this one.
      if (!(cause instanceof ProtocolError)) log(`Internal error: ${String(cause)}`)
      poller.end()
    }
    poller.hold(response)
  }

  const handle: LongPolling['handle'] = (request, response) => {
    const { searchParams } = urlOf(request)
    if (searchParams.get('start') === 't') {
      start(request, searchParams).hold(response)
      return
    }
    const found = known.get(searchParams.get('id') ?? '')
    if (found?.password !== (searchParams.get('pw') ?? '')) {
      sendScript(response, "pLPCommand('close');")
    } else if (searchParams.get('dframe') === 't') sendDisconnectFrame(response)
    else if (searchParams.get('disconn') === 't') {
      found.poller.leave()
      response.writeHead(204).end()
    } else poll(found.poller, response, searchParams)
  }
  return {
    handle,
    takeOver(id, target) {
      const poller = known.get(id)?.poller
      return poller?.namespace === target.namespace ? poller.takeOver(target.socket) : undefined
    },
    connections: () => known.size,
    close() {
      for (const { poller } of [...known.values()]) poller.end()
    },
    kill() {
      for (const { poller } of [...known.values()]) poller.abandon()
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
