import type { IncomingMessage, ServerResponse } from 'node:http'
import { ADMIN } from '../auth/read-token.ts'
import { InvalidData } from '../data/invalid-data.ts'
import { parsePath } from '../data/path.ts'
import type { After } from '../session/after.ts'
import type { Monitor } from '../session/monitor.ts'
import type { Namespace } from '../session/namespace.ts'
import { sendError, sendJson } from './json-response.ts'
import { readAsset } from './page-assets.ts'
import { feedPage } from './page-feed.ts'
import { isLoopback, refusalOf } from './page-guard.ts'
import { readWindows } from './page-tree.ts'
import type { WindowRequest } from './page-tree.ts'
import { readBody } from './read-body.ts'
import { urlOf } from './url-of.ts'

const HOME = '/.page/'
/** Nothing but the page's own files, and nothing may frame it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export interface PageOptions {
  readonly namespace: (name: string) => Namespace
  readonly names: () => readonly string[]
  readonly monitor: Monitor
  readonly clock: () => number
  readonly after: After
  /** The address that the emulator listens on. */
  readonly host: string
}

/** Whether a request is for the page: `/` for a browser, and everything below `/.page/`. */
export function isForPage({ method, url = '/', headers }: IncomingMessage): boolean {
  if (url.startsWith(HOME)) return true
  const isRoot = url === '/' || url.startsWith('/?')
  return isRoot && method === 'GET' && (headers.accept ?? '').includes('text/html')
}

/** Answers a request for the page. It acts as the admin, so it is for eyes on this machine. */
export async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  options: PageOptions,
): Promise<void> {
  response.setHeader('cache-control', 'no-store')
  response.setHeader('content-security-policy', POLICY)
  response.setHeader('cross-origin-resource-policy', 'same-origin')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('x-content-type-options', 'nosniff')
  const refusal = refusalOf(request, options.host)
  if (refusal !== undefined) {
    sendError(response, 403, refusal)
    return
  }
  const { pathname, searchParams } = urlOf(request)
  const name = pathname === '/' ? 'index.html' : pathname.slice(HOME.length)
  if (request.method === 'POST') await act(name, request, { response, options })
  else if (name === 'events') {
    const { monitor, after, names, clock } = options
    const hello = { now: clock(), isExposed: !isLoopback(options.host) }
    feedPage({ response, monitor, after, names, hello })
  } else if (name === 'rules') {
    const rules = options.namespace(searchParams.get('ns') ?? '').rules()
    sendJson(response, 200, JSON.stringify({ text: rules.text, clauses: rules.coverage() }))
  } else await sendAsset(name, response)
}

async function sendAsset(name: string, response: ServerResponse): Promise<void> {
  const asset = await readAsset(name)
  if (!asset) {
    sendError(response, 404, 'The page has no such file')
    return
  }
  response.writeHead(200, { 'content-type': asset.type })
  response.end(asset.text)
}

interface Reply {
  readonly response: ServerResponse
  readonly options: PageOptions
}

async function act(name: string, request: IncomingMessage, reply: Reply): Promise<void> {
  const { response, options } = reply
  const body = parseBody(await readBody(request))
  if (name === 'read') {
    const { namespace, windows } = body as { namespace?: unknown; windows?: unknown }
    if (typeof namespace !== 'string' || !Array.isArray(windows)) throw new InvalidData('Bad read')
    const root = options.namespace(namespace).root()
    sendJson(response, 200, JSON.stringify(readWindows(root, windows.map(parseWindow))))
  } else if (name === 'write') sendJson(response, 200, JSON.stringify(write(body, options)))
  else if (name === 'close') {
    sendJson(response, 200, JSON.stringify({ closed: options.monitor.close(Number(body['id'])) }))
  } else sendError(response, 404, 'The page has no such action')
}

function write(body: Readonly<Record<string, unknown>>, options: PageOptions) {
  const { namespace, path, data } = body
  if (typeof namespace !== 'string' || typeof path !== 'string') throw new InvalidData('Bad write')
  const order = { kind: 'set', path: parsePath(path), data: data ?? null } as const
  const result = options.namespace(namespace).write(order, ADMIN)
  const { monitor, clock } = options
  const by = { at: clock(), namespace, who: 'owner', isOwner: true, transport: 'page' } as const
  monitor.reportRequest(() => {
    const { status } = result
    return { ...by, operation: 'set', path, detail: '', status, explanation: [] }
  })
  return result.status === 'ok' ? { ok: true } : { ok: false, reason: result.reason }
}

function parseWindow(json: unknown): WindowRequest {
  const { path, limit, from } = toRecord(json)
  if (typeof path !== 'string' || typeof limit !== 'number') throw new InvalidData('Bad window')
  return { path, limit, ...(typeof from === 'string' && { from }) }
}

function parseBody(text: string): Readonly<Record<string, unknown>> {
  try {
    return toRecord(JSON.parse(text))
  } catch {
    throw new InvalidData('The page asks in JSON')
  }
}

function toRecord(json: unknown): Readonly<Record<string, unknown>> {
  if (typeof json === 'object' && json !== null) return json as Record<string, unknown>
  throw new InvalidData('The page asks with objects')
}
