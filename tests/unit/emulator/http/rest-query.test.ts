import { describe, expect, it } from 'vitest'
import { MAX_KEY, MIN_KEY } from '#emulator/data/key-order.ts'
import { parseRestQuery } from '#emulator/http/rest-query.ts'

const parse = (text: string) => parseRestQuery(new URLSearchParams(text))

describe('parseRestQuery', () => {
  it('[E3] no orderBy is no query', () => {
    expect(parse('print=pretty')).toBeUndefined()
  })

  it('[E3] $key, $value and $priority name their indexes, anything else a child', () => {
    expect(parse('orderBy="$key"')?.index).toBe('.key')
    expect(parse('orderBy="$value"')?.index).toBe('.value')
    expect(parse('orderBy="$priority"')?.index).toBe('.priority')
    expect(parse('orderBy="a/b"')?.index).toBe('a/b')
  })

  it('[E3] [Q2] exclusive ends without a key leave out every child of the value', () => {
    expect(parse('orderBy="n"&startAfter=1&endBefore=3')).toMatchObject({
      start: { value: 1, key: MAX_KEY, inclusive: false },
      end: { value: 3, key: MIN_KEY, inclusive: false },
    })
    expect(parse('orderBy="n"&startAt=1,"k"')?.start).toEqual({
      value: 1,
      key: 'k',
      inclusive: true,
    })
    expect(parse('orderBy="n"&equalTo="x"')).toMatchObject({
      start: { value: 'x', inclusive: true },
      end: { value: 'x', inclusive: true },
    })
  })

  it.each([
    ['startAt=1', 'orderBy must be defined'],
    ['orderBy=n', 'orderBy must be a valid JSON'],
    ['orderBy=1', 'orderBy must be a valid JSON'],
    ['orderBy="n"&limitToFirst=x', 'limitToFirst must be a positive integer'],
    ['orderBy="n"&limitToFirst=1&limitToLast=1', 'cannot be used together'],
    ['orderBy="n"&startAt={}', 'Invalid query'],
  ])('[E3] [E4] %s is refused', (text, reason) => {
    expect(() => parse(text)).toThrow(reason)
  })
})
