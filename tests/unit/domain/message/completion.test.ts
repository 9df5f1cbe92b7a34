import { describe, expect, it } from 'vitest'
import { completionTokenAt, findNamed } from '@/domain/message/completion'

const at = (text: string) => completionTokenAt(text, text.length)

describe('completionTokenAt', () => {
  it.each([
    ['@', 0, ''],
    ['hello @mi', 6, 'mi'],
    ['(@Mia', 1, 'Mia'],
    ['你好@小', 2, '小'],
  ])('finds a name that is begun in %j', (text, start, query) => {
    expect(at(text)).toEqual({ sign: '@', start, query })
  })

  it.each(['mail me@ex', 'https://x.org/@mia', '@mia ', 'no sign', '`@mi', '```\n@mi', 'a@@mi'])(
    'finds none in %j',
    (text) => {
      expect(at(text)).toBeUndefined()
    },
  )

  it.each([
    [':ta', 0, 'ta'],
    ['so :tada:', 3, 'tada:'],
    ['嗯:庆', 1, '庆'],
    ['yes :+1', 4, '+1'],
  ])('finds an emoji that is begun in %j', (text, start, query) => {
    expect(at(text)).toEqual({ sign: ':', start, query })
  })

  it.each([':D', 'at 12:30', 'https://x', 'a::b', 'std::vec', '`x` `:ta'])(
    'takes %j for no emoji',
    (text) => {
      expect(at(text)).toBeUndefined()
    },
  )

  it('looks at what stands before the caret alone', () => {
    expect(completionTokenAt('@mi and more', 3)?.query).toBe('mi')
    expect(completionTokenAt('`@mi` @to', 9)?.query).toBe('to')
  })
})

describe('findNamed', () => {
  const people = ['Tom Mills', 'Amir', 'Mia', 'Émile'].map((name) => ({ name }))
  const found = (query: string) => findNamed(people, query, 3).map(({ name }) => name)

  it('ranks the beginning of a name before that of a word, and that before the middle', () => {
    expect(found('mi')).toEqual(['Mia', 'Tom Mills', 'Amir'])
  })

  it('does not mind accents and case', () => {
    expect(found('emi')).toEqual(['Émile'])
  })

  it('offers everybody, up to a limit, before anything is typed', () => {
    expect(found('')).toEqual(['Tom Mills', 'Amir', 'Mia'])
  })
})
