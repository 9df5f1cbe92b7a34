import { describe, expect, it } from 'vitest'
import type { Message } from '@/domain/message/message'
import { createNewest } from '@/domain/search/newest'
import { parseQuery } from '@/domain/search/parse-query'
import { createSearchIndex } from '@/domain/search/search-index'
import type { IndexQuery } from '@/domain/search/search-query'
import { MEI, message, messageId, OTHER_ROOM, ROOM, TOM } from '../../../support/fixtures'
import { fc } from '../../../support/properties'

function indexOf(...texts: string[]) {
  const index = createSearchIndex()
  index.put(texts.map((text, number) => message(number + 1, { text })))
  return index
}

function find(index: ReturnType<typeof createSearchIndex>, typed: string, part = {}) {
  const { terms, before, after, hasLink } = parseQuery(typed)
  const query: IndexQuery = {
    terms,
    before,
    after,
    hasLink,
    from: undefined,
    rooms: undefined,
    ...part,
  }
  const newest = createNewest(1000)
  for (const found of index.look(query)) for (const each of found) newest.add(each)
  return newest.messages().map(({ text }) => text)
}

describe('the search index', () => {
  it.each([
    ['meet', 'Meeting at noon'],
    ['MEET noo', 'Meeting at noon'],
    ['cafe', 'Le Café du port'],
    ['café', 'the cafe is open'],
    ['东京', '我住在东京大学附近'],
    ['京大', '我住在东京大学附近'],
    ['学', '我住在东京大学附近'],
    ['日本語', '日本語を勉強する'],
    ['ベン', '勉強ベンキョウ'],
    ['ﾍﾞﾝｷ', '勉強ベンキョウ'],
    ['１２３', 'call 123 now'],
    ['"at noon"', 'Meeting at noon'],
    ['手机', 'iPhone手机壳'],
    ['phone', 'i phone手机'],
    ['한국', '한국어를 배운다'],
    ['c++', 'learn C++ today'],
    ['😀', 'well 😀 then'],
  ])('%s finds %s', (typed, text) => {
    expect(find(indexOf(text, 'nothing of it'), typed)).toEqual([text])
  })

  it.each([
    ['eeting', 'Meeting at noon'],
    ['"at noo"', 'Meeting at noon'],
    ['noon midnight', 'Meeting at noon'],
    ['京东', '东京大学'],
    ['"noon at"', 'Meeting at noon'],
    ['か', 'が'],
    ['かな', 'カナ'],
    ['hone', 'iPhone手机'],
  ])('%s does not find %s', (typed, text) => {
    expect(find(indexOf(text), typed)).toEqual([])
  })

  it('keeps to senders, rooms, times and links', () => {
    const index = createSearchIndex()
    const at = new Date(2026, 0, 15).getTime()
    index.put([
      message(1, { text: 'soup', from: MEI, at }),
      message(2, { text: 'soup https://soup.example', room: OTHER_ROOM, at: at + 1 }),
      message(3, { text: 'soup, mail me@example.org', at: at + 2 }),
    ])
    expect(find(index, 'soup', { from: [MEI] })).toEqual(['soup'])
    expect(find(index, '', { rooms: [OTHER_ROOM] })).toEqual(['soup https://soup.example'])
    expect(find(index, 'soup', { rooms: [] })).toEqual([])
    expect(find(index, 'soup', { from: [] })).toEqual([])
    expect(find(index, 'has:link')).toHaveLength(2)
    expect(find(index, 'before:2026-01-15')).toEqual([])
    expect(find(index, 'before:2026-01-16')).toHaveLength(3)
    expect(find(index, 'after:2026-01-15')).toHaveLength(3)
    expect(find(index, 'after:2026-01-16')).toEqual([])
  })

  it('replaces what was edited, and not by something older', () => {
    const index = indexOf('first words')
    index.put([message(1, { text: 'second words', updatedAt: 9000 })])
    index.put([message(1, { text: 'late words', updatedAt: 8000 })])
    expect(find(index, 'words')).toEqual(['second words'])
    expect(index.size).toBe(1)
  })

  it('does not find what was deleted for everyone', () => {
    const index = indexOf('a secret', 'no secret')
    index.put([message(1, { text: '', updatedAt: 9000, deletedAt: 9000, deletedBy: TOM })])
    expect(find(index, 'secret')).toEqual(['no secret'])
    expect(find(index, '', { from: [TOM] })).toEqual(['no secret'])
  })

  it('forgets messages and rooms', () => {
    const index = createSearchIndex()
    index.put([message(1), message(2), message(3, { room: OTHER_ROOM })])
    index.remove(ROOM, [messageId(1), messageId(9)])
    expect([index.size, index.sizeOf(ROOM), index.rooms()]).toEqual([2, 1, [ROOM, OTHER_ROOM]])
    index.forget(ROOM)
    index.forget(ROOM)
    expect([index.size, find(index, 'message')]).toEqual([1, ['message 3']])
  })

  it('finds every message by any beginning of any of its words, and by any part of Chinese', () => {
    const english = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 6 })
    const chinese = fc.array(fc.constantFrom('东', '京', '大', '学', '会', '议', '室'), {
      minLength: 1,
    })
    fc.assert(
      fc.property(english, chinese, fc.nat(), fc.nat(), (words, letters, at, length) => {
        const index = indexOf(`${words.join(' ')} ${letters.join('')}`)
        const word = words[at % words.length]!
        const start = at % letters.length
        const part = letters.slice(start, start + 1 + (length % 4)).join('')
        expect(find(index, word.slice(0, 1 + (length % word.length)))).toHaveLength(1)
        expect(find(index, `"${part}"`)).toHaveLength(1)
      }),
    )
  })

  it('goes through a big history in portions', () => {
    const index = createSearchIndex()
    index.put(Array.from({ length: 25_000 }, (_, number) => message(number + 1)))
    const portions = [
      ...index.look({ ...EVERYTHING, terms: [{ text: 'message 2', isWhole: false }] }),
    ]
    expect(portions).toHaveLength(3)
  })
})

const EVERYTHING: IndexQuery = {
  terms: [],
  from: undefined,
  rooms: undefined,
  before: undefined,
  after: undefined,
  hasLink: false,
}

describe('the newest of many', () => {
  it('are the newest in order, and all are counted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 99_999 })),
        fc.integer({ min: 1, max: 40 }),
        (ats, limit) => {
          const newest = createNewest(limit)
          const all: Message[] = ats.map((at, number) => message(number, { at, from: TOM }))
          for (const each of all) newest.add(each)
          const expected = [...ats].sort((a, b) => b - a).slice(0, limit)
          expect(newest.messages().map(({ at }) => at)).toEqual(expected)
          expect(newest.total()).toBe(ats.length)
        },
      ),
    )
  })
})
