import type { IncomingMessage } from 'node:http'
import { hashNode } from '../data/hash.ts'
import { isBranch } from '../data/node.ts'
import type { Node } from '../data/node.ts'
import type { Query } from '../data/query.ts'
import { mapEach } from '../data/sorted-map.ts'
import { encodeNode } from '../data/to-json.ts'
import { missingIndex } from '../session/missing-index.ts'
import type { WriteResult } from '../session/namespace.ts'
import { streamEvents, wantsEvents } from './event-stream.ts'
import { sendError, sendJson } from './json-response.ts'
import { sendScript } from './poll-channel.ts'
import { readBody } from './read-body.ts'
import { checkParameters, toCallback } from './rest-parameters.ts'
import type { RestCall } from './rest-call.ts'
import { nodeOf, placeOf } from './rest-place.ts'
import { parseRestQuery } from './rest-query.ts'

/** Answers a request to `/<path>.json`. May throw `InvalidData`. */
export async function answerRest(call: RestCall): Promise<void> {
  const method = methodOf(call.request)
  checkParameters(call.parameters)
  if (method === 'GET' || method === 'HEAD') read(call)
  else if (method === 'PUT' || method === 'DELETE') await set(call, method)
  else if (method === 'PATCH') await patch(call)
  else if (method === 'POST') await push(call)
  else sendError(call.response, 405, `Method ${String(method)} is not supported`)
}

/** Only `POST` may stand for another method: a read must not turn into a write. */
function methodOf({ method, headers }: IncomingMessage): string | undefined {
  const named = headers['x-http-method-override']
  return method === 'POST' && typeof named === 'string' ? named.toUpperCase() : method
}

function read(call: RestCall): void {
  const query = parseRestQuery(call.parameters)
  if (!mayAnswer(call, query)) return
  const download = call.parameters.get('download')
  if (download !== null) {
    const name = encodeURIComponent(download)
    call.response.setHeader('content-disposition', `attachment; filename="${name}"`)
  }
  const node = nodeOf(call, query)
  if (wantsEvents(call.request)) {
    streamEvents(call, query)
    return
  }
  addEtag(call, node)
  sendNode(call, node)
}

/** Whether a read is allowed and has its index; where not, it has been answered so. */
function mayAnswer(
  { namespace, path: asked, who, response }: RestCall,
  query: Query | undefined,
): boolean {
  const path = placeOf(asked)
  if (!namespace.mayRead({ path, query }, who)) {
    sendError(response, 401, 'Permission denied')
    return false
  }
  if (namespace.lacksIndex({ path, query })) {
    sendError(response, 400, missingIndex({ path, query }))
    return false
  }
  return true
}

async function set(call: RestCall, method: string): Promise<void> {
  const data = method === 'DELETE' ? null : parseBody(call, await readBody(call.request))
  if (data === undefined || !matchesEtag(call)) return
  const result = call.namespace.write({ kind: 'set', path: call.path, data }, call.who)
  if (!isDone(call, result)) return
  addEtag(call, nodeOf(call))
  sendNode(call, nodeOf(call))
}

async function patch(call: RestCall): Promise<void> {
  const data = parseBody(call, await readBody(call.request))
  if (data === undefined) return
  const result = call.namespace.write({ kind: 'update', path: call.path, data }, call.who)
  if (!isDone(call, result)) return
  const pairs = result.change.entries.map(({ path, node }) => {
    const key = path.slice(call.path.length).join('/')
    return `${JSON.stringify(key)}:${encodeNode(node, 'plain')}`
  })
  sendText(call, `{${pairs.join(',')}}`)
}

async function push(call: RestCall): Promise<void> {
  const data = parseBody(call, await readBody(call.request))
  if (data === undefined) return
  const name = call.newId()
  const path = [...call.path, name]
  const result = call.namespace.write({ kind: 'set', path, data }, call.who)
  if (isDone(call, result)) sendText(call, JSON.stringify({ name }))
}

/** The JSON of a body; undefined where it is none, which has been answered then. */
function parseBody({ response }: RestCall, text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    sendError(response, 400, "Invalid data; couldn't parse JSON object, array, or value.")
    return undefined
  }
}

function isDone(
  { response }: RestCall,
  result: WriteResult,
): result is Extract<WriteResult, { status: 'ok' }> {
  if (result.status === 'ok') return true
  if (result.status === 'permission_denied') sendError(response, 401, 'Permission denied')
  else sendError(response, result.status === 'unavailable' ? 503 : 400, result.reason)
  return false
}

function addEtag({ request, response }: RestCall, node: Node): void {
  if (request.headers['x-firebase-etag'] === 'true') response.setHeader('etag', etagOf(node))
}

/** Whether the condition of a write holds; where not, the present value has been answered. */
function matchesEtag(call: RestCall): boolean {
  const { request, response, namespace, who } = call
  const wanted = request.headers['if-match']
  const node = nodeOf(call)
  if (wanted === undefined || wanted === '*' || wanted === etagOf(node)) return true
  if (!namespace.mayRead({ path: placeOf(call.path) }, who)) {
    sendError(response, 401, 'Permission denied')
    return false
  }
  response.setHeader('etag', etagOf(node))
  sendJson(response, 412, encodeNode(node, 'plain'))
  return false
}

function etagOf(node: Node): string {
  return node === null ? 'null_etag' : hashNode(node)
}

function sendNode(call: RestCall, node: Node): void {
  const shallow = call.parameters.get('shallow') === 'true'
  const form = call.parameters.get('format') === 'export' ? 'export' : 'plain'
  sendText(call, shallow ? encodeShallow(node) : encodeNode(node, form))
}

function sendText({ response, parameters }: RestCall, text: string): void {
  const print = parameters.get('print')
  if (print === 'silent') {
    response.writeHead(204)
    response.end()
    return
  }
  const shown = print === 'pretty' ? JSON.stringify(JSON.parse(text), null, 2) : text
  const callback = toCallback(parameters)
  if (callback === undefined) sendJson(response, 200, shown)
  else sendScript(response, `${callback}(${shown});`)
}

/** Children are told by `true`, whatever they hold, so that a big place can be looked over. */
function encodeShallow(node: Node): string {
  if (!isBranch(node)) return encodeNode(node, 'plain')
  const pairs: string[] = []
  mapEach(node.children, (key) => {
    pairs.push(`${JSON.stringify(key)}:true`)
  })
  return `{${pairs.join(',')}}`
}
