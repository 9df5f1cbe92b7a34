import { describe, expect, it } from 'vitest'
import { cleanText } from '@/shared/text'
import { fc } from '../../support/properties'

describe('cleanText', () => {
  it.each([
    ['  hello \n', 'hello'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\u0000b\u0007c\u007f', 'abc'],
    ['tab\tand\nline', 'tab\tand\nline'],
    ['👩‍👩‍👧 family', '👩‍👩‍👧 family'],
    ['\u200fשלום', '\u200fשלום'],
    ['\u0000 \n', ''],
  ])('makes %j into %j', (raw, clean) => {
    expect(cleanText(raw)).toBe(clean)
  })

  it('is done after one time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(cleanText(cleanText(raw))).toBe(cleanText(raw))
      }),
    )
  })
})
