import { describe, expect, it } from 'vitest'
import { MAX_QUIET_MS, quietMs } from '@/domain/notice/quiet-time'

const HOUR = 3_600_000

describe('for how long it is quiet', () => {
  it('is an hour', () => {
    expect(quietMs('hour', new Date(2027, 0, 31, 23, 30))).toBe(HOUR)
  })

  it.each([
    ['in the evening', new Date(2027, 0, 31, 23, 0), 9 * HOUR],
    ['at noon', new Date(2027, 0, 31, 12, 0), 20 * HOUR],
    [
      'after midnight: until the next day, not this morning',
      new Date(2027, 0, 31, 1, 0),
      31 * HOUR,
    ],
  ])('is until tomorrow at eight %s', (_when, now, ms) => {
    expect(quietMs('tomorrow', now)).toBe(ms)
    expect(ms).toBeLessThan(MAX_QUIET_MS)
  })
})
