import { describe, expect, it } from 'vitest'
import { fromJson } from '#emulator/data/from-json.ts'
import { hashNode } from '#emulator/data/hash.ts'
import { fc } from '../../../support/properties.ts'
import { applyRanges, compoundHash, toTree, toValue } from './compound-client.ts'
import type { Range, Split, Tree } from './compound-client.ts'
import { connect, openNamespace } from './support.ts'

const scalar = fc.oneof(
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
)
/** Few of them, so that changes meet; on both sides of `.priority`, and numbers among them. */
const key = fc.constantFrom('!', '-a', '-b', '1', '2', '10', 'a', 'b"\\', 'z', 'ä')
const priority = fc.oneof(fc.constant({}), fc.record({ '.priority': fc.constantFrom('p', 1, 2) }))

/** The JSON of a tree, as the wire has it. */
const tree = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    scalar,
    fc.record({ '.value': scalar, '.priority': fc.constantFrom('p', 1) }),
    fc
      .tuple(fc.dictionary(key, tie('node'), { maxKeys: 6 }), priority)
      .map(([children, marks]) => ({ ...children, ...marks })),
  ),
})).node

/** Listens again after the tree has changed, with what the client has of the tree before. */
function relisten(before: unknown, after: unknown, split?: Split, query: object = {}) {
  const client = connect(openNamespace())
  client.ask('p', { p: '/at', d: before })
  client.ask('q', { p: '/at', h: '', ...query })
  const held = toTree(client.take()[0]?.d.b?.d ?? null)
  client.ask('n', { p: '/at', ...query })
  client.ask('p', { p: '/at', d: after })
  client.take()
  const h = hashNode(fromJson(toValue(held)))
  const { status } = client.ask('q', { p: '/at', h, ch: compoundHash(held, split), ...query })
  expect(status).toBe('ok')
  return { held, pushes: client.pushes(), whole: client.ask('g', { p: '/at', ...query }).data }
}

/** What the client has then. */
function taken(held: Tree, [push]: readonly unknown[][]): unknown {
  if (!push) return toValue(held)
  const [action, , data] = push
  return toValue(action === 'rm' ? applyRanges(held, data as Range[]) : toTree(data))
}

describe('listens with a compound hash', () => {
  it('[L13] [L14] the ranges make what a client had into what there is, wherever it split', () => {
    const splits = fc.infiniteStream(fc.integer({ min: 0, max: 2 }))
    const actions: unknown[] = []
    fc.assert(
      fc.property(tree, tree, splits, (before, after, chance) => {
        const { held, pushes, whole } = relisten(before, after, () => chance.next().value === 0)
        expect(taken(held, pushes)).toEqual(toValue(toTree(whole)))
        actions.push(pushes[0]?.[0])
      }),
      { numRuns: 1_500 },
    )
    // Most of them are told in ranges, or this proved nothing.
    expect(actions.filter((action) => action === 'rm').length).toBeGreaterThan(750)
  })

  it('[L13] small changes send no range that is as it was', () => {
    const edits = fc.array(fc.tuple(key, key, fc.oneof(scalar, fc.constant(null))), {
      maxLength: 2,
    })
    const plain = fc.dictionary(key, fc.dictionary(key, scalar))
    fc.assert(
      fc.property(plain, edits, (before, changes) => {
        const after = structuredClone(before) as Record<string, Record<string, unknown>>
        for (const [outer, inner, value] of changes) (after[outer] ??= {})[inner] = value
        const { held, pushes, whole } = relisten(before, after, () => true)
        const there = toValue(toTree(whole))
        expect(taken(held, pushes)).toEqual(there)
        for (const range of (pushes[0]?.[2] ?? []) as Range[]) {
          expect(applyRanges(held, [range])).not.toEqual(held)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('[L13] a change of one in a thousand sends a small part of the whole', () => {
    const before = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, at) => [
        `key-${String(at)}`,
        { text: `text ${String(at)}` },
      ]),
    )
    const { held, pushes, whole } = relisten(before, { ...before, 'key-500': { text: 'new' } })
    expect(pushes.map(([action, path]) => [action, path])).toEqual([['rm', 'at']])
    expect(taken(held, pushes)).toEqual(whole)
    expect(pushes[0]?.[2]).toHaveLength(1)
    expect(JSON.stringify(pushes).length).toBeLessThan(JSON.stringify(whole).length / 10)
  })

  it('[L13] a window is told with its tag', () => {
    const before = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`k${String(at)}`, at]))
    const query = { q: { i: '.key', l: 3, vf: 'r' }, t: 7 }
    const { held, pushes, whole } = relisten(before, { ...before, k9: 9 }, () => true, query)
    expect(toValue(held)).toEqual({ k6: 6, k7: 7, k8: 8 })
    expect(pushes).toEqual([
      [
        'rm',
        'at',
        [
          { e: 'k6', m: null },
          { s: 'k8', m: { k9: 9 } },
        ],
        7,
      ],
    ])
    expect(taken(held, pushes)).toEqual(whole)
  })

  it('[L13] nothing is sent where the hash matches, whatever the ranges', () => {
    const client = connect(openNamespace())
    client.ask('p', { p: '/at', d: { a: 1 } })
    const h = hashNode(fromJson({ a: 1 }))
    client.ask('q', { p: '/at', h, ch: { hs: ['other', ''], ps: ['a'] } })
    expect(client.pushes()).toEqual([])
  })

  it('[L13] after the ranges the listen goes on as any other', () => {
    const client = connect(openNamespace())
    client.ask('p', { p: '/at', d: { a: 1 } })
    client.ask('q', { p: '/at', h: 'other', ch: compoundHash(toTree({ a: 2 })) })
    client.ask('p', { p: '/at/b', d: 3 })
    expect(client.pushes()).toEqual([
      ['rm', 'at', [{ e: 'a', m: { a: 1 } }], undefined],
      ['d', 'at/b', 3, undefined],
    ])
  })

  it.each([
    ['none differs', { hs: compoundHash(toTree({ a: 1, b: 2 }), () => true).hs, ps: ['a', 'b'] }],
    ['no order', { hs: ['x', 'y', ''], ps: ['b', 'a'] }],
    ['the same post twice', { hs: ['x', 'y', ''], ps: ['a', 'a'] }],
  ])('[L15] the data is sent whole: %s', (_, ch) => {
    const client = connect(openNamespace())
    client.ask('p', { p: '/at', d: { a: 1, b: 2 } })
    expect(client.ask('q', { p: '/at', h: 'other', ch }).status).toBe('ok')
    expect(client.pushes()).toEqual([['d', 'at', { a: 1, b: 2 }, undefined]])
  })

  it.each([
    7,
    'text',
    {},
    { hs: [''] },
    { hs: [], ps: [] },
    { hs: ['x', 'y'], ps: [] },
    { hs: ['', 7], ps: ['a'] },
    { hs: ['', ''], ps: [7] },
    { hs: 'xy', ps: 'x' },
  ])('[L16] what is no compound hash is refused, and no listen begins: %j', (ch) => {
    const client = connect(openNamespace())
    const answer = client.ask('q', { p: '/at', h: 'other', ch })
    expect(answer.status).toBe('error')
    expect(answer.data).toContain('Invalid compound hash')
    client.ask('p', { p: '/at', d: 1 })
    expect(client.pushes()).toEqual([])
  })
})
