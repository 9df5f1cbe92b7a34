import { InvalidData } from '../data/invalid-data.ts'
import { isTooBig } from '../data/limits.ts'
import { encodeNode } from '../data/to-json.ts'
import { encodeAnswer } from '../wire/messages.ts'
import type { Request, Status } from '../wire/messages.ts'
import { DENIED, OK, pathOf, refusal } from './answer.ts'
import type { Answer, Body } from './answer.ts'
import { dropExpired, signIn, signOut } from './credentials.ts'
import type { Client } from './client.ts'
import { listen, unlisten } from './listens.ts'
import { isRefused, missingIndex } from './missing-index.ts'
import type { WriteResult } from './namespace.ts'
import { parseQuery } from './parse-query.ts'
import type { WriteOrder } from './plan-write.ts'
import { viewNode } from './view.ts'

type Action = (client: Client, body: Body) => Answer

const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['q', listen],
  ['n', unlisten],
  ['g', get],
  ['p', (client, body) => write(client, orderOf('set', body), body['h'])],
  ['m', (client, body) => write(client, orderOf('update', body), body['h'])],
  ['o', (client, body) => leaveBehind(client, orderOf('set', body))],
  ['om', (client, body) => leaveBehind(client, orderOf('update', body))],
  ['oc', cancelOnDisconnect],
  ['auth', signIn],
  ['gauth', signIn],
  ['unauth', signOut],
  ['appcheck', () => OK],
  ['unappeck', () => OK],
  ['s', () => OK],
])

/** Answers one request, after all that it causes has been sent; returns what it came to. */
export function answerRequest(client: Client, request: Request): Status {
  dropExpired(client)
  const { status, data } = run(client, request)
  client.send(encodeAnswer(request.number, status, data))
  return status
}

function run(client: Client, { text, action: name, body }: Request): Answer {
  const action = ACTIONS.get(name)
  if (!action) return refusal('error', `Unknown action "${name}"`)
  if (isTooBig(text)) return refusal('too_big', 'A write must be at most 16 MB')
  try {
    return action(client, body)
  } catch (cause) {
    if (cause instanceof InvalidData) return refusal('error', cause.message)
    throw cause
  }
}

function get(client: Client, body: Body): Answer {
  const path = pathOf(body)
  const query = parseQuery(body['q'])
  if (!client.namespace.mayRead({ path, query }, client.who)) return DENIED
  if (isRefused(client.namespace, { path, query })) {
    return refusal('error', missingIndex({ path, query }))
  }
  return { status: 'ok', data: encodeNode(viewNode(client.namespace.root(), { path, query })) }
}

function write(client: Client, order: WriteOrder, hash: unknown): Answer {
  const guarded = { ...order, hash: typeof hash === 'string' ? hash : undefined }
  return toAnswer(client.namespace.write(guarded, client.who))
}

/** Judged now, so that the client learns of a refusal, and again when it runs. */
function leaveBehind(client: Client, order: WriteOrder): Answer {
  const result = client.namespace.tryWrite(order, client.who)
  if (result.status !== 'ok') return toAnswer(result)
  return change(client, () => {
    client.onDisconnect.add(order)
  })
}

function cancelOnDisconnect(client: Client, body: Body): Answer {
  const path = pathOf(body)
  return change(client, () => {
    client.onDisconnect.cancel(path)
  })
}

/** Changes what a client leaves behind, unless that cannot be kept. */
function change({ onDisconnect, keepLeft }: Client, alter: () => void): Answer {
  const former = onDisconnect.orders()
  alter()
  if (keepLeft()) return OK
  onDisconnect.restore(former)
  return refusal('unavailable', 'What is left behind cannot be kept')
}

function orderOf(kind: WriteOrder['kind'], body: Body): WriteOrder {
  return { kind, path: pathOf(body), data: body['d'] ?? null }
}

function toAnswer(result: WriteResult): Answer {
  return result.status === 'ok' ? OK : refusal(result.status, result.reason)
}
