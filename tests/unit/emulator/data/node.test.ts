import { describe, expect, it } from 'vitest'
import { fromJson } from '#emulator/data/from-json.ts'
import { childCount, childOf, leafOf, nodeAt, priorityOf } from '#emulator/data/node.ts'

describe('node', () => {
  const root = fromJson({ a: { b: 1 }, p: { '.value': 'x', '.priority': 2 } })

  it('[V2] what is not there is null, below leaves too', () => {
    expect(nodeAt(root, ['a', 'b', 'c', 'd'])).toBeNull()
    expect(childOf(null, 'a')).toBeNull()
    expect(leafOf(root)).toBeNull()
    expect(leafOf(null)).toBeNull()
    expect(childCount(root)).toBe(2)
    expect(childCount(5)).toBe(0)
  })

  it('[V7] a leaf with a priority is a leaf', () => {
    const leaf = nodeAt(root, ['p'])
    expect([leafOf(leaf), priorityOf(leaf), priorityOf(root)]).toEqual(['x', 2, null])
  })
})
