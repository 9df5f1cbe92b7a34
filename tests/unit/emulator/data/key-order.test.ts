import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_KEY, MIN_KEY, compareKeys } from '#emulator/data/key-order.ts'

describe('compareKeys', () => {
  it('[V1] integers come first, by number, then strings by code unit', () => {
    const keys = ['b', '10', '2', '-3', '2147483648', 'A', '-N', '007', 'é', '-2147483648']
    expect(keys.toSorted(compareKeys)).toEqual([
      '-2147483648',
      '-3',
      '2',
      '007',
      '10',
      '-N',
      '2147483648',
      'A',
      'b',
      'é',
    ])
  })

  it('[V1] the shorter spelling of a number is first', () => {
    expect(compareKeys('1', '01')).toBeLessThan(0)
  })

  it('[Q2] the names of both ends enclose every key', () => {
    for (const key of ['-5', '5', 'zzz']) {
      expect(compareKeys(MIN_KEY, key)).toBeLessThan(0)
      expect(compareKeys(MAX_KEY, key)).toBeGreaterThan(0)
    }
  })

  it('[V1] it is an order: antisymmetric and transitive', () => {
    const key = fc.oneof(fc.integer().map(String), fc.string({ minLength: 1, maxLength: 3 }))
    fc.assert(
      fc.property(key, key, key, (a, b, c) => {
        expect(Math.sign(compareKeys(a, b))).toBe(-Math.sign(compareKeys(b, a)) + 0)
        if (compareKeys(a, b) <= 0 && compareKeys(b, c) <= 0) {
          expect(compareKeys(a, c)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})
