import { describe, expect, it } from 'vitest'
import { fromJson } from '#emulator/data/from-json.ts'
import type { Node } from '#emulator/data/node.ts'
import { toJson } from '#emulator/data/to-json.ts'

const at = (existing: Node, now = 9) => ({ now, existing, depth: 0 })

describe('fromJson', () => {
  it('[V2] empty objects, empty arrays and nulls are nothing', () => {
    expect(fromJson({ a: {}, b: [], c: null, d: { e: {} } })).toBeNull()
  })

  it('[V4] an array is an object with numbers for keys', () => {
    expect(toJson(fromJson(['a', null, 'c']), 'export')).toEqual({ 0: 'a', 2: 'c' })
  })

  it('[V5] a timestamp is the time of the write, everywhere', () => {
    const time = { '.sv': 'timestamp' }
    expect(toJson(fromJson({ a: time, b: { c: time } }, at(null)))).toEqual({ a: 9, b: { c: 9 } })
  })

  it('[V6] a sum that no number can be is refused', () => {
    const most = { '.sv': { increment: Number.MAX_VALUE } }
    expect(() => fromJson(most, { now: 0, existing: Number.MAX_VALUE, depth: 0 })).toThrow('number')
  })

  it('[V8] -0 is 0', () => {
    expect(fromJson(-0)).toBe(0)
  })

  it('[V6] an increment adds to a number and replaces anything else', () => {
    const existing = fromJson({ a: 4, b: 'x' })
    const plus = { '.sv': { increment: 2 } }
    expect(toJson(fromJson({ a: plus, b: plus, c: plus }, at(existing)))).toEqual({
      a: 6,
      b: 2,
      c: 2,
    })
  })

  it('[V7] values with priorities are read and written back', () => {
    const json = { a: { '.value': 1, '.priority': 'p' }, b: { c: 2, '.priority': 3 } }
    expect(toJson(fromJson(json), 'export')).toEqual(json)
    expect(toJson(fromJson(json))).toEqual({ a: 1, b: { c: 2 } })
  })

  it.each([
    [undefined, "couldn't parse"],
    [NaN, "couldn't parse"],
    [{ '.sv': 'nonsense' }, 'server value'],
    [{ '.sv': { increment: 'x' } }, 'server value'],
    [{ a: 1, '.priority': true }, 'priority'],
    [{ '.value': { a: 1 } }, '.value must be a scalar'],
  ])('[X5] %j is refused', (json, reason) => {
    expect(() => fromJson(json)).toThrow(reason)
  })

  it('[X1] bad keys are refused where they stand', () => {
    expect(() => fromJson({ a: { 'b.c': 1 } })).toThrow('Invalid key "b.c"')
  })

  it('[X2] data may be 32 keys deep, not 33', () => {
    const nest = (depth: number): unknown => (depth === 0 ? 1 : { k: nest(depth - 1) })
    expect(fromJson(nest(32))).not.toBeNull()
    expect(() => fromJson(nest(33))).toThrow('deeper than 32')
    expect(() => fromJson(nest(2), { ...at(null), depth: 31 })).toThrow('deeper than 32')
  })

  it('[X3] a string may be 10 MB, not more', () => {
    expect(fromJson('x'.repeat(10 * 1024 * 1024))).not.toBeNull()
    expect(() => fromJson('é'.repeat(5 * 1024 * 1024 + 1))).toThrow('10 MB')
  })
})
