import { describe, expect, it } from 'vitest'
import { withNodeAt } from '#emulator/data/edit.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import { OBJECT } from '#emulator/data/node.ts'
import type { Branch, Sortable } from '#emulator/data/node.ts'
import { mapEach } from '#emulator/data/sorted-map.ts'
import { compareSortables, indexOf } from '#emulator/data/value-index.ts'

function keysOf(branch: Branch, name: string): string[] {
  const keys: string[] = []
  mapEach(indexOf(branch, name).posts, (post) => keys.push(post.key))
  return keys
}

describe('value index', () => {
  it('[V3] values are ordered by kind, then by value', () => {
    const values: Sortable[] = ['b', OBJECT, 2, null, true, 'a', -1, false]
    expect(values.toSorted(compareSortables)).toEqual([null, false, true, -1, 2, 'a', 'b', OBJECT])
  })

  it('[Q4] an index is kept up by every later version', () => {
    const first = fromJson({ a: { n: 3 }, b: { n: 1 }, c: { x: 0 } }) as Branch
    expect(keysOf(first, 'n')).toEqual(['c', 'b', 'a'])
    const second = withNodeAt(first, ['a', 'n'], 0) as Branch
    expect(second.indexes?.has('n')).toBe(true)
    expect(keysOf(second, 'n')).toEqual(['c', 'a', 'b'])
    const third = withNodeAt(withNodeAt(second, ['b'], null), ['d', 'n'], 'z') as Branch
    expect(keysOf(third, 'n')).toEqual(['c', 'a', 'd'])
    expect(keysOf(first, 'n')).toEqual(['c', 'b', 'a'])
  })

  it('[Q4] a change beside the indexed child leaves the index as it is', () => {
    const before = fromJson({ a: { n: 3, x: 1 } }) as Branch
    const index = indexOf(before, 'n')
    const after = withNodeAt(before, ['a', 'x'], 2) as Branch
    expect(indexOf(after, 'n').posts).toBe(index.posts)
  })
})
