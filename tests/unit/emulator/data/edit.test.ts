import { describe, expect, it } from 'vitest'
import { withChild, withNodeAt, withPriority } from '#emulator/data/edit.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import { childCount, nodeAt, priorityOf } from '#emulator/data/node.ts'
import { toJson } from '#emulator/data/to-json.ts'

describe('edit', () => {
  it('[V2] a branch whose last child goes is gone, and so are those above it', () => {
    const root = fromJson({ a: { b: { c: 1 } } })
    expect(withNodeAt(root, ['a', 'b', 'c'], null)).toBeNull()
  })

  it('[V2] a child makes a branch of a leaf, nothing leaves the leaf', () => {
    expect(toJson(withNodeAt(5, ['a'], 1))).toEqual({ a: 1 })
    expect(withNodeAt(5, ['a'], null)).toBe(5)
  })

  it('[V9] siblings are shared and the older version stays', () => {
    const before = fromJson({ a: { x: 1 }, b: { y: 2 } })
    const after = withNodeAt(before, ['a', 'x'], 3)
    expect(nodeAt(after, ['b'])).toBe(nodeAt(before, ['b']))
    expect(toJson(before)).toEqual({ a: { x: 1 }, b: { y: 2 } })
    expect(withNodeAt(before, ['a', 'x'], 1)).toBe(before)
  })

  it('[V9] a key named like a property of objects is a key', () => {
    const root = withNodeAt(null, ['__proto__', 'constructor'], 1)
    expect(nodeAt(root, ['__proto__', 'constructor'])).toBe(1)
    expect(JSON.stringify(toJson(root))).toBe('{"__proto__":{"constructor":1}}')
    expect(nodeAt(fromJson({ a: 1 }), ['__proto__'])).toBeNull()
  })

  it('[V7] priorities are set, kept beside edits, counted and taken away', () => {
    const root = withNodeAt(fromJson({ a: 1, b: { c: 2 } }), ['b', '.priority'], 3)
    expect(priorityOf(nodeAt(root, ['b']))).toBe(3)
    const edited = withNodeAt(root, ['b', 'c'], 4)
    expect(toJson(edited, 'export')).toEqual({ a: 1, b: { c: 4, '.priority': 3 } })
    expect(edited).toMatchObject({ prioritized: 1 })
    expect(withPriority(withChild(edited, 'b', null), null)).toMatchObject({ prioritized: 0 })
    expect(childCount(edited)).toBe(2)
  })
})
