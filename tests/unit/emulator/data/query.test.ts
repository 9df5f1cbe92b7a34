import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withNodeAt } from '#emulator/data/edit.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import { hashNode } from '#emulator/data/hash.ts'
import { MAX_KEY, MIN_KEY, compareKeys } from '#emulator/data/key-order.ts'
import { nodeAt } from '#emulator/data/node.ts'
import type { Node, Sortable } from '#emulator/data/node.ts'
import { isInRange, readWindow, windowToNode } from '#emulator/data/query.ts'
import type { Bound, Query } from '#emulator/data/query.ts'
import { compareSortables, indexReader } from '#emulator/data/value-index.ts'

const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('a', 'b', 'c'),
)
const key = fc.constantFrom('1', '2', '10', 'a', 'b', 'c', '-N1', '-N2', 'zz')
const child = fc.oneof(scalar, fc.record({ n: scalar, deep: fc.record({ n: scalar }) }))
const bound = fc.record(
  { value: scalar, inclusive: fc.boolean(), key },
  { requiredKeys: ['value', 'inclusive'] },
)
const query: fc.Arbitrary<Query> = fc.record(
  {
    index: fc.constantFrom('.value', '.priority', 'n', 'deep/n'),
    from: fc.constantFrom('left', 'right'),
    start: bound,
    end: bound,
    limit: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ['index', 'from'] },
)

interface Child {
  readonly key: string
  readonly value: Sortable
}

/** Filters and sorts a plain list: slow and plain to see. */
function naive(json: Record<string, unknown>, { index, from, start, end, limit }: Query): string[] {
  const read = indexReader(index)
  const root = fromJson(json)
  const compare = (a: Child, b: Child) =>
    compareSortables(a.value, b.value) || compareKeys(a.key, b.key)
  const post = ({ value, key: at }: Bound, otherwise: string) => ({ value, key: at ?? otherwise })
  const fits = (entry: Child) => {
    const low = start ? compare(entry, post(start, MIN_KEY)) : 1
    const high = end ? compare(entry, post(end, MAX_KEY)) : -1
    return (start?.inclusive ? low >= 0 : low > 0) && (end?.inclusive ? high <= 0 : high < 0)
  }
  const keys = Object.keys(json)
    .map((at): Child & { node: Node } => {
      const node = nodeAt(root, [at])
      return { key: at, value: read(node), node }
    })
    .filter((entry) => entry.node !== null && fits(entry))
    .toSorted(compare)
    .map((entry) => entry.key)
  if (limit === undefined) return keys
  return from === 'left' ? keys.slice(0, limit) : keys.slice(-limit)
}

const keysOf = (node: Node, asked: Query) => readWindow(node, asked).map(([at]) => at)

describe('readWindow', () => {
  it('[Q1] [Q2] selects what a naive filter and sort select, after edits too', () => {
    fc.assert(
      fc.property(
        fc.dictionary(key, child, { maxKeys: 9 }),
        fc.array(fc.tuple(key, child), { maxLength: 5 }),
        query,
        (json, edits, asked) => {
          let root = fromJson(json)
          let now = { ...json }
          expect(keysOf(root, asked)).toEqual(naive(now, asked))
          for (const [at, value] of edits) {
            root = withNodeAt(root, [at], fromJson(value))
            now = { ...now, [at]: value }
          }
          expect(keysOf(root, asked)).toEqual(naive(now, asked))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('[Q1] by key, the ends are keys', () => {
    const root = fromJson({ 1: 1, 2: 1, 10: 1, a: 1, b: 1 })
    const from = (value: string, inclusive: boolean): Query => ({
      index: '.key',
      from: 'left',
      start: { value, inclusive },
    })
    expect(keysOf(root, from('2', true))).toEqual(['2', '10', 'a', 'b'])
    expect(keysOf(root, from('2', false))).toEqual(['10', 'a', 'b'])
    const last: Query = {
      index: '.key',
      from: 'right',
      limit: 2,
      end: { value: 'a', inclusive: true },
    }
    expect(keysOf(root, last)).toEqual(['10', 'a'])
    expect(isInRange(last, 'b', 1)).toBe(false)
  })

  it('[Q1] by priority, children without one come first', () => {
    const root = fromJson({
      a: { '.value': 1, '.priority': 5 },
      b: 2,
      c: { '.value': 3, '.priority': 1 },
    })
    expect(keysOf(root, { index: '.priority', from: 'left' })).toEqual(['b', 'c', 'a'])
  })

  it('[Q5] by key, an end must be a string', () => {
    const asked: Query = { index: '.key', from: 'left', start: { value: 3, inclusive: true } }
    expect(() => readWindow(fromJson({ a: 1 }), asked)).toThrow('strings')
  })

  it('[Q1] a leaf has no children to select', () => {
    expect(readWindow(5, { index: '.key', from: 'left' })).toEqual([])
    expect(windowToNode([])).toBeNull()
  })

  it('[L3] a window as a node has the hash of the same children', () => {
    const root = fromJson({ a: { n: 3 }, b: { n: 1 }, c: { n: 2 } })
    const window = readWindow(root, { index: 'n', from: 'right', limit: 2 })
    expect(hashNode(windowToNode(window))).toBe(hashNode(fromJson({ a: { n: 3 }, c: { n: 2 } })))
  })
})
