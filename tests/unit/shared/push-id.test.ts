import { describe, expect, it } from 'vitest'
import { isMessageId } from '@/shared/ids'
import { createPushIds } from '@/shared/push-id'
import { createRandomBelow } from '../../support/fakes'
import { fc } from '../../support/properties'

const PUSH_ID = /^[-0-9A-Z_a-z]{20}$/

describe('createPushIds', () => {
  it('mints ids that can be keys', () => {
    const mint = createPushIds({ now: () => 1_800_000_000_000, randomBelow: createRandomBelow() })
    const id = mint()
    expect(id).toMatch(PUSH_ID)
    expect(isMessageId(id)).toBe(true)
  })

  it('puts the time in front, as the SDK does', () => {
    const mint = createPushIds({ now: () => 0, randomBelow: () => 0 })
    expect(mint()).toBe('-'.repeat(20))
    const later = createPushIds({ now: () => 64, randomBelow: () => 1 })
    expect(later()).toBe(`------0-${'0'.repeat(12)}`)
  })

  it('ascends whatever the clock does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 2 ** 43, noNaN: true }), { minLength: 2, maxLength: 50 }),
        fc.integer(),
        (times, seed) => {
          let at = 0
          const randomBelow = createRandomBelow(seed)
          const mint = createPushIds({ now: () => times[at++] ?? 0, randomBelow })
          const ids = times.map(() => mint())
          expect([...ids].sort()).toEqual(ids)
          expect(new Set(ids).size).toBe(ids.length)
        },
      ),
    )
  })

  it('ascends when chance has used up all that fits behind a time', () => {
    const mint = createPushIds({ now: () => 5000, randomBelow: (limit) => limit - 1 })
    const ids = [mint(), mint(), mint()]
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(3)
  })

  it('gives two devices different ids in the same millisecond', () => {
    const now = () => 1_800_000_000_000
    const one = createPushIds({ now, randomBelow: createRandomBelow(1) })
    const other = createPushIds({ now, randomBelow: createRandomBelow(2) })
    expect(one()).not.toBe(other())
  })
})
