import { describe, expect, it } from 'vitest'
import { parseQuery } from '@/domain/search/parse-query'
import { isEmptyQuery } from '@/domain/search/search-query'
import { fc } from '../../../support/properties'

const NOTHING = {
  terms: [],
  from: [],
  in: [],
  before: undefined,
  after: undefined,
  hasLink: false,
  unreadable: [],
}
const word = (text: string) => ({ text, isWhole: false })

describe('what was typed', () => {
  it.each([
    ['', {}],
    ['  ', {}],
    ['Two Words', { terms: [word('two'), word('words')] }],
    ['"Two  Words" more', { terms: [{ text: 'two words', isWhole: true }, word('more')] }],
    ['“完整 的话”', { terms: [{ text: '完整 的话', isWhole: true }] }],
    ['"still typing thi', { terms: [word('still typing thi')] }],
    ['from:Ada', { from: ['ada'] }],
    ['来自：Ada 晚饭', { from: ['ada'], terms: [word('晚饭')] }],
    ['in:"Far Shore" boat', { in: ['far shore'], terms: [word('boat')] }],
    ['在：厨房', { in: ['厨房'] }],
    ['before:2026-02-01', { before: new Date(2026, 1, 1).getTime() }],
    ['after:2026-02', { after: new Date(2026, 1, 1).getTime() }],
    ['晚于:2026', { after: new Date(2026, 0, 1).getTime() }],
    ['before:2026-03-01 before:2026-01-01', { before: new Date(2026, 0, 1).getTime() }],
    ['before:2026-02-30', { unreadable: ['2026-02-30'] }],
    ['after:soon', { unreadable: ['soon'] }],
    ['has:link', { hasLink: true }],
    ['有：链接', { hasLink: true }],
    ['has:fun', { terms: [word('has:fun')] }],
    ['toString:x', { terms: [word('tostring:x')] }],
    ['https://example.org', { terms: [word('https://example.org')] }],
    ['from: in: before:', {}],
    ['10:30', { terms: [word('10:30')] }],
  ])('%s', (typed, part) => {
    expect(parseQuery(typed)).toEqual({ ...NOTHING, ...part })
  })

  it('asks for nothing where nothing was typed', () => {
    expect(isEmptyQuery(parseQuery('from: '))).toBe(true)
    expect(isEmptyQuery(parseQuery('before:soon'))).toBe(true)
    expect(isEmptyQuery(parseQuery('x'))).toBe(false)
    expect(isEmptyQuery(parseQuery('has:link'))).toBe(false)
  })

  it('is always a question, with no empty word in it', () => {
    const part = fc.constantFrom(
      '"',
      ':',
      ' ',
      'from',
      'in',
      'has',
      'before',
      '2026-01-01',
      '京',
      'é',
    )
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(part).map((each) => each.join('')),
    )
    fc.assert(
      fc.property(typed, (each) => {
        const { terms, before, after } = parseQuery(each)
        expect(terms.every(({ text }) => text.trim() === text && text !== '')).toBe(true)
        expect(Number.isNaN(before ?? 0) || Number.isNaN(after ?? 0)).toBe(false)
      }),
    )
  })
})
