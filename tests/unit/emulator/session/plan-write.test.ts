import { describe, expect, it } from 'vitest'
import { fromJson } from '#emulator/data/from-json.ts'
import { toJson } from '#emulator/data/to-json.ts'
import { planWrite } from '#emulator/session/plan-write.ts'

const root = fromJson({ a: { n: 1 }, b: 2 })

describe('planWrite', () => {
  it('[P1] a set replaces one place and leaves the tree before as it was', () => {
    const change = planWrite(root, { kind: 'set', path: ['a'], data: 5 }, 0)
    expect(toJson(change.after)).toEqual({ a: 5, b: 2 })
    expect(change.before).toBe(root)
    expect(change.entries).toEqual([{ path: ['a'], node: 5 }])
  })

  it('[P2] an update has an entry for each path, resolved against the tree before', () => {
    const data = { 'a/n': { '.sv': { increment: 1 } }, 'c/d': { '.sv': 'timestamp' }, b: null }
    const change = planWrite(root, { kind: 'update', path: [], data }, 7)
    expect(toJson(change.after)).toEqual({ a: { n: 2 }, c: { d: 7 } })
    expect(change.entries.map((entry) => entry.node)).toEqual([2, 7, null])
  })

  it('[V7] a write to .priority is a change of the place itself', () => {
    const change = planWrite(root, { kind: 'set', path: ['b', '.priority'], data: 1 }, 0)
    expect(change.entries).toEqual([{ path: ['b'], node: { leaf: 2, priority: 1 } }])
  })

  it.each([
    { a: 1, 'a/b': 2 },
    { 'a/b': 1, a: 2 },
    { a: 1, '/a/': 2 },
  ])('[P6] %j overlaps', (data) => {
    expect(() => planWrite(root, { kind: 'update', path: [], data }, 0)).toThrow('overlap')
  })

  it('[X1] [X2] the path itself is checked', () => {
    const deep = Array.from({ length: 33 }, () => 'k')
    expect(() => planWrite(root, { kind: 'set', path: deep, data: 1 }, 0)).toThrow('deeper')
    expect(() => planWrite(root, { kind: 'set', path: ['x.y'], data: 1 }, 0)).toThrow('Invalid key')
  })
})
