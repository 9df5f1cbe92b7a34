import { describe, expect, it } from 'vitest'
import { withNodeAt } from '#emulator/data/edit.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import { hashNode } from '#emulator/data/hash.ts'
import { nodeAt } from '#emulator/data/node.ts'
import type { Node } from '#emulator/data/node.ts'
import { parsePath } from '#emulator/data/path.ts'
import { toJson } from '#emulator/data/to-json.ts'
import type { Namespace } from '#emulator/session/namespace.ts'
import { parseQuery } from '#emulator/session/parse-query.ts'
import { viewNode } from '#emulator/session/view.ts'
import { seeded } from '../seeded.ts'
import type { Random } from '../seeded.ts'
import { connect, openNamespace } from './support.ts'

const KEYS = ['a', 'b', 'c', '1', '2']
const QUERIES = [
  undefined,
  { l: 2, vf: 'l', i: '.key' },
  { l: 2, vf: 'r', i: 'a' },
  { l: 1, vf: 'r' },
  { sp: 2, sin: true, i: 'b' },
  { sp: 1, sin: false, ep: 4, ein: true, l: 2, vf: 'r', i: '.value' },
]

function randomPath(random: Random): string {
  const keys = Array.from({ length: random(4) }, () => KEYS[random(KEYS.length)])
  return `/${keys.join('/')}`
}

function randomValue(random: Random, depth = 0): unknown {
  const kind = random(depth > 2 ? 4 : 7)
  if (kind === 0) return null
  if (kind === 1) return random(5)
  if (kind === 2) return ['x', 'y'][random(2)]
  if (kind === 3) return random(2) === 0 ? true : { '.value': 1, '.priority': random(3) }
  const keys = Array.from({ length: random(4) }, () => KEYS[random(KEYS.length)] ?? 'a')
  return Object.fromEntries(keys.map((key) => [key, randomValue(random, depth + 1)]))
}

/** A client that keeps what it is sent for each listen, as an SDK would. */
function createReplica(namespace: Namespace, random: Random) {
  const specs = [1, 2, 3].map((tag) => ({
    path: randomPath(random),
    q: QUERIES[random(QUERIES.length)],
    tag,
  }))
  const copies = new Map<number, Node>(specs.map(({ tag }) => [tag, null]))
  let client = connect(namespace)

  const apply = () => {
    for (const { d } of client.take()) {
      const { p = '', d: data, t = 0 } = d.b ?? {}
      const spec = specs.find(({ tag }) => tag === t)
      if (!spec || (d.a !== 'd' && d.a !== 'm')) continue
      const pairs = d.a === 'd' ? [['', data] as const] : Object.entries(data as object)
      for (const [key, json] of pairs) {
        const base = parsePath(spec.path)
        const target = [...parsePath(p), ...parsePath(key)].slice(base.length)
        const copy = withNodeAt(copies.get(t) ?? null, target, fromJson(json))
        copies.set(t, copy)
      }
    }
  }
  const listen = () => {
    for (const { path, q, tag } of specs) {
      const h = hashNode(copies.get(tag) ?? null)
      client.ask('q', { p: path, ...(q && { q }), t: tag, h })
    }
    apply()
  }
  listen()
  return {
    apply,
    ask: (action: string, body: object) => client.ask(action, body),
    reconnect() {
      client.session.end()
      client = connect(namespace)
      listen()
    },
    /** What it holds beside what the server would show now. */
    compare: () =>
      specs.map(({ path, q, tag }) => {
        const shown = viewNode(namespace.root(), { path: parsePath(path), query: parseQuery(q) })
        return [toJson(copies.get(tag) ?? null, 'export'), toJson(shown, 'export')]
      }),
  }
}

describe('fuzz', () => {
  it.each(Array.from({ length: 25 }, (_, at) => at + 1))(
    '[L12] [L2] seed %i: every replica equals the tree',
    (seed) => {
      const random = seeded(seed)
      const namespace = openNamespace()
      const replicas = Array.from({ length: 4 }, () => createReplica(namespace, random))
      for (let step = 0; step < 120; step++) {
        const replica = replicas[random(replicas.length)]
        const path = randomPath(random)
        const action = random(8)
        if (action === 0) replica?.reconnect()
        else if (action === 1) replica?.ask('o', { p: path, d: randomValue(random) })
        else if (action < 4) {
          const updates = [1, 2].map(() => [
            randomPath(random).slice(1) || 'a',
            randomValue(random),
          ])
          replica?.ask('m', { p: path, d: Object.fromEntries(updates) as object })
        } else replica?.ask('p', { p: path, d: randomValue(random) })
        for (const each of replicas) each.apply()
        for (const [held, shown] of replicas.flatMap((each) => each.compare())) {
          expect(held).toEqual(shown)
        }
      }
      expect(nodeAt(namespace.root(), [])).toBe(namespace.root())
    },
  )
})
