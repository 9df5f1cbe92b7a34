import { describe, expect, it } from 'vitest'
import { createPace, FAST_AGAIN_BPS, TOO_SLOW_BPS } from '@/domain/call/pace'

const SLOW = TOO_SLOW_BPS - 1
const FAST = FAST_AGAIN_BPS + 1
/** Neither slow nor fast. */
const BETWEEN = TOO_SLOW_BPS + 1

describe('the pace of a call', () => {
  const paces = (pace: ReturnType<typeof createPace>, available: number, looks: number) =>
    Array.from({ length: looks }, () => pace.look(available))
  function slowOne() {
    const pace = createPace()
    paces(pace, SLOW, 4)
    return pace
  }

  it('is slow after four looks in a row, and one that is better begins anew', () => {
    const pace = createPace()
    expect(paces(pace, SLOW, 3)).toEqual(['fast', 'fast', 'fast'])
    pace.look(BETWEEN)
    expect(paces(pace, SLOW, 4)).toEqual(['fast', 'fast', 'fast', 'slow'])
  })

  it('is fast again where the browser says so by itself', () => {
    expect(paces(slowOne(), FAST, 4)).toEqual(['slow', 'slow', 'slow', 'fast'])
  })

  it('tries a picture, as nobody knows without one, and stays with it where there is room', () => {
    const pace = slowOne()
    expect(paces(pace, SLOW, 8).at(-1)).toBe('trying')
    expect(paces(pace, FAST, 4).at(-1)).toBe('fast')
  })

  it('gives the picture up again where there is none, and waits longer each time, up to a minute', () => {
    const pace = slowOne()
    const rests: number[] = []
    for (let round = 0; round < 6; round++) {
      let rest = 1
      while (pace.look(SLOW) !== 'trying') rest++
      rests.push(rest)
      expect(paces(pace, SLOW, 6).at(-1)).toBe('slow')
    }
    expect(rests).toEqual([8, 16, 32, 64, 64, 64])
  })

  it('stays as it is where the browser says nothing', () => {
    const pace = slowOne()
    for (let n = 0; n < 20; n++) expect(pace.look(undefined)).toBe('slow')
  })
})
