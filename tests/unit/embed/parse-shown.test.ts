import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMessage } from '@/domain/message/parse-message'
import { parseShown } from '@/embed/parse-shown'

const ID = '-N0000000000000000a1'
const message = { from: 'mia', at: 7, updatedAt: 7, text: 'soup' }

describe('a message of the stream', () => {
  it('is what the app would make of it, as far as it is shown', () => {
    const raw = {
      ...{ ...message, re: '-N0000000000000000a0', editedAt: 8, text: ' soup\r\n' },
      reactions: { noa: '👍', 'a.b': '👍', tom: 7 },
    }
    const shown = parseShown(ID, raw)
    expect(shown).toMatchObject({ id: ID, from: 'mia', at: 7, text: 'soup', editedAt: 8 })
    expect(shown?.reactions).toEqual({ noa: '👍' })
    expect(parseMessage({ ...raw, id: ID, room: 'kitchen' })).toMatchObject(
      JSON.parse(JSON.stringify(shown)) as object,
    )
  })

  it('may be a picture, or what is left of a deleted one', () => {
    const bare = { ...message, text: undefined }
    expect(parseShown(ID, { ...bare, blob: 'p_640x480' })?.blob).toBe('p_640x480')
    expect(parseShown(ID, { ...bare, deletedAt: 9 })?.deletedAt).toBe(9)
    expect(parseShown(ID, bare)).toBeUndefined()
  })

  it.each([
    ['no author', { ...message, from: undefined }],
    ['an author that is a path', { ...message, from: 'a/b' }],
    ['no time', { ...message, at: '7' }],
    ['words that are none', { ...message, text: { a: 1 } }],
    ['words without end', { ...message, text: 'x'.repeat(4001) }],
  ])('is none with %s', (_what, raw) => {
    expect(parseShown(ID, raw)).toBeUndefined()
  })

  it('is never thrown, whatever comes', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (id, raw) => {
        parseShown(id, raw)
      }),
    )
  })
})
