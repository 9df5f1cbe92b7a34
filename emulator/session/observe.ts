import type { Request } from '../wire/messages.ts'
import type { Status } from '../wire/messages.ts'
import type { Client } from './client.ts'
import { namesOf } from './monitor.ts'
import type { Monitor, Transport } from './monitor.ts'
import type { Connection } from './session.ts'

const MAX_DETAIL = 300

const OPERATIONS: Readonly<Record<string, string>> = {
  q: 'listen',
  n: 'unlisten',
  g: 'get',
  p: 'set',
  m: 'update',
  o: 'onDisconnect set',
  om: 'onDisconnect update',
  oc: 'onDisconnect cancel',
  auth: 'sign in',
  gauth: 'sign in',
  unauth: 'sign out',
}

/** What a session tells the monitor about its client. */
export interface Observer {
  readonly connection: Connection
  readonly received: (frame: string) => void
  readonly answered: (request: Request, status: Status) => void
  readonly left: () => void
}

export interface ObserverOptions {
  readonly monitor: Monitor | undefined
  readonly connection: Connection
  readonly transport: () => Transport
  readonly clock: () => number
  readonly client: () => Client
}

/** Counts what goes through a connection, and tells of requests where somebody watches. */
export function createObserver(options: ObserverOptions): Observer {
  const { monitor, connection, transport, clock, client } = options
  const since = clock()
  let charactersIn = 0
  let charactersOut = 0
  const common = () => {
    const { namespace, who } = client()
    return { namespace: namespace.name, ...namesOf(who), transport: transport() }
  }
  const left = monitor?.join({
    report: () => {
      const listens = client().listens.size
      return { ...common(), since, listens, charactersIn, charactersOut }
    },
    close: () => {
      connection.close('Closed from the page of the emulator')
    },
  })
  return {
    connection: {
      send(message) {
        charactersOut += message.length
        connection.send(message)
      },
      close: connection.close,
    },
    received(frame) {
      charactersIn += frame.length
    },
    answered({ action, body }, status) {
      const operation = OPERATIONS[action]
      if (operation === undefined) return
      monitor?.reportRequest(() => {
        const path = typeof body['p'] === 'string' ? `/${body['p'].replace(/^\/+/, '')}` : ''
        const detail = shorten(body['q'])
        const explanation = status === 'permission_denied' ? monitor.takeExplanation() : []
        return { at: clock(), ...common(), operation, path, detail, status, explanation }
      })
    },
    left: () => left?.(),
  }
}

function shorten(query: unknown): string {
  const text = query === undefined ? '' : JSON.stringify(query)
  return text.length > MAX_DETAIL ? `${text.slice(0, MAX_DETAIL)}…` : text
}
