import { describe, expect, it } from 'vitest'
import { parseQuery } from '#emulator/session/parse-query.ts'

describe('parseQuery', () => {
  it('[Q1] reads ends, limit, side and index', () => {
    const wire = { sp: 1, sn: 'a', sin: false, ep: null, ein: true, l: 3, vf: 'r', i: '/x/y' }
    expect(parseQuery(wire)).toEqual({
      index: 'x/y',
      from: 'right',
      limit: 3,
      start: { value: 1, key: 'a', inclusive: false },
      end: { value: null, inclusive: true },
    })
  })

  it('[Q1] the default is the order by priority', () => {
    expect(parseQuery({ l: 1, vf: 'l' })).toEqual({ index: '.priority', from: 'left', limit: 1 })
    expect(parseQuery(undefined)).toBeUndefined()
  })

  it.each([{ l: -1 }, { l: 1.5 }, { i: [] }, { i: '$x' }, { sp: [] }, { sp: 1, sn: 2 }, 'x'])(
    '[Q5] %j is no query',
    (wire) => {
      expect(() => parseQuery(wire)).toThrow('Invalid')
    },
  )
})
