import { hashNode } from '../data/hash.ts'
import type { Node } from '../data/node.ts'
import { formatPath } from '../data/path.ts'
import type { Path } from '../data/path.ts'
import { encodeNode } from '../data/to-json.ts'
import { addressPush, encodePush, encodeRevoked } from '../wire/messages.ts'
import type { Client, Listen } from './client.ts'
import type { Answer, Body } from './answer.ts'
import { DENIED, pathOf } from './answer.ts'
import { encodeDifferences, parseCompoundHash } from './compound-hash.ts'
import type { WireCompoundHash } from './compound-hash.ts'
import { lacksIndex } from './missing-index.ts'
import { parseQuery } from './parse-query.ts'
import { viewNode } from './view.ts'

/** Starts a listen: the data first, unless the client has it already, then the answer. */
export function listen(client: Client, body: Body): Answer {
  const { namespace } = client
  const path = pathOf(body)
  const wireQuery = body['q']
  const query = parseQuery(wireQuery)
  const compound = parseCompoundHash(body['ch'])
  if (!namespace.mayRead({ path, query }, client.who)) return DENIED
  const tag = typeof body['t'] === 'number' ? body['t'] : undefined
  const key = listenKey(path, tag)
  client.listens.get(key)?.leave()

  const root = namespace.root()
  const node = viewNode(root, { path, query })
  const leave = namespace.views.join({ root, path, query }, (push) => {
    // What a rule looks up may have changed since: nobody gets what they may no longer read.
    if (namespace.mayRead({ path, query }, client.who)) client.send(addressPush(push, tag))
    else revoke(client, key)
  })
  client.listens.set(key, { path, query, wireQuery, leave })
  if (!isKnown(node, body['h'])) {
    client.send(addressPush(firstPush(node, path, compound), tag))
  }
  const data = lacksIndex(namespace, { path, query }) ? '{"w":["no_index"]}' : '{}'
  return { status: 'ok', data }
}

/** Ends a listen; one that is not there is no fault. */
export function unlisten(client: Client, body: Body): Answer {
  const tag = typeof body['t'] === 'number' ? body['t'] : undefined
  const key = listenKey(pathOf(body), tag)
  client.listens.get(key)?.leave()
  client.listens.delete(key)
  return { status: 'ok', data: '""' }
}

/** Revokes every listen that the client may no longer have. */
export function recheckListens(client: Client): void {
  for (const [key, { path, query }] of [...client.listens]) {
    if (!client.namespace.mayRead({ path, query }, client.who)) revoke(client, key)
  }
}

function revoke(client: Client, key: string): void {
  const revoked: Listen | undefined = client.listens.get(key)
  if (!revoked) return
  revoked.leave()
  client.listens.delete(key)
  client.send(encodeRevoked(revoked.path.join('/'), revoked.wireQuery))
}

/** The empty hash is cheap to compare; other hashes are kept by the nodes themselves. */
function isKnown(node: Node, hash: unknown): boolean {
  if (typeof hash !== 'string') return false
  return hash === '' ? node === null : node !== null && hashNode(node) === hash
}

/** What a client lacks of a place: the ranges that differ, or all of it. */
function firstPush(node: Node, path: Path, compound: WireCompoundHash | undefined): string {
  const at = path.join('/')
  const ranges = compound && encodeDifferences(node, compound)
  return ranges === undefined ? encodePush('d', at, encodeNode(node)) : encodePush('rm', at, ranges)
}

function listenKey(path: readonly string[], tag: number | undefined): string {
  return `${tag === undefined ? '' : String(tag)}:${formatPath(path)}`
}
