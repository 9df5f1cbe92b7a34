import { describe, expect, it } from 'vitest'
import { qualityOf, type LinkFigures } from '@/domain/call/quality'
import { NOTHING_SHOWN, parseShown } from '@/domain/call/shown'

const figures = (part: Partial<LinkFigures> = {}): LinkFigures => ({
  lost: 0,
  received: 0,
  roundTrip: 20,
  level: 0,
  available: undefined,
  ...part,
})

describe('how a call goes', () => {
  it.each([
    ['good', { received: 100 }],
    ['good', { received: 99, lost: 1 }],
    ['fair', { received: 95, lost: 5 }],
    ['poor', { received: 90, lost: 10 }],
    ['fair', { received: 100, roundTrip: 400 }],
    ['poor', { received: 100, roundTrip: 700 }],
    ['good', { received: 100, roundTrip: undefined }],
  ] as const)('is %s by %j since the last look', (quality, now) => {
    expect(qualityOf(figures(), figures(now))).toBe(quality)
  })

  it('is not the worse for figures that begin anew with another connection', () => {
    expect(qualityOf(figures({ lost: 500, received: 9000 }), figures({ received: 50 }))).toBe(
      'good',
    )
  })
})

describe('what somebody shows', () => {
  it('is read as it was said', () => {
    expect(parseShown(JSON.stringify(NOTHING_SHOWN))).toEqual(NOTHING_SHOWN)
  })

  it.each([undefined, 7, '{', '{}', '{"isMuted":1}', ' '.repeat(2000)])(
    'is nothing in %j',
    (raw) => {
      expect(parseShown(raw)).toBeUndefined()
    },
  )
})
