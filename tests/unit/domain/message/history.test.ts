import { describe, expect, it } from 'vitest'
import {
  BEGINNING,
  EMPTY_HISTORY,
  addStretch,
  newestStretch,
  reachesBeginning,
  stretchAround,
  type Stretch,
} from '@/domain/message/history'
import { position } from '../../../support/fixtures'
import { fc } from '../../../support/properties'

const at = (time: number) => position(time, 0)
const stretch = (from: number, to: number): Stretch => ({ from: at(from), to: at(to) })

describe('addStretch', () => {
  it('keeps stretches apart that do not touch, oldest first', () => {
    expect(addStretch([stretch(7, 9)], stretch(1, 3))).toEqual([stretch(1, 3), stretch(7, 9)])
  })

  it('joins those that touch at one message', () => {
    expect(addStretch([stretch(1, 3)], stretch(3, 5))).toEqual([stretch(1, 5)])
  })

  it('joins all that one reaches over', () => {
    const apart = [stretch(1, 2), stretch(4, 5), stretch(7, 8)]
    expect(addStretch(apart, stretch(2, 7))).toEqual([stretch(1, 8)])
  })

  it('does not join two messages of one moment that are not the same', () => {
    const first = { from: position(1, 1), to: position(5, 1) }
    const second = { from: position(5, 2), to: position(9, 1) }
    expect(addStretch([first], second)).toEqual([first, second])
  })

  it('knows exactly the moments that a naive model knows', () => {
    const range = fc
      .tuple(fc.nat({ max: 30 }), fc.nat({ max: 8 }))
      .map(([from, length]) => [from, from + length] as const)
    fc.assert(
      fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
        // Twice the scale: the odd numbers between two moments show whether a hole was closed.
        const known = new Set<number>()
        let stretches: readonly Stretch[] = []
        for (const [from, to] of ranges) {
          for (let moment = from * 2; moment <= to * 2; moment++) known.add(moment)
          stretches = addStretch(stretches, stretch(from * 2, to * 2))
        }
        for (let moment = 0; moment <= 80; moment++) {
          const found = stretchAround({ stretches, cursor: undefined }, at(moment))
          expect(found !== undefined).toBe(known.has(moment))
        }
        for (let place = 1; place < stretches.length; place++) {
          expect(stretches[place]!.from.at).toBeGreaterThan(stretches[place - 1]!.to.at)
        }
      }),
    )
  })

  it('does not depend on the order of learning', () => {
    const ranges = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 8 })), { maxLength: 8 })
    fc.assert(
      fc.property(ranges, (pairs) => {
        const parts = pairs.map(([from, length]) => stretch(from, from + length))
        const forward = parts.reduce<readonly Stretch[]>(addStretch, [])
        const backward = parts.reduceRight<readonly Stretch[]>(addStretch, [])
        expect(backward).toEqual(forward)
      }),
    )
  })
})

describe('a history', () => {
  const history = { stretches: [stretch(1, 3), stretch(7, 9)], cursor: 9 }

  it('finds the stretch around a position, ends included', () => {
    expect(stretchAround(history, at(1))).toEqual(stretch(1, 3))
    expect(stretchAround(history, at(9))).toEqual(stretch(7, 9))
    expect(stretchAround(history, at(5))).toBeUndefined()
  })

  it('is extended by live messages at its newest stretch', () => {
    expect(newestStretch(history)).toEqual(stretch(7, 9))
    expect(newestStretch(EMPTY_HISTORY)).toBeUndefined()
  })

  it('reaches the beginning or not', () => {
    expect(reachesBeginning({ from: BEGINNING, to: at(3) })).toBe(true)
    expect(reachesBeginning(stretch(1, 3))).toBe(false)
  })
})
