import { describe, expect, it } from 'vitest'
import { fold, foldWithPlaces } from '@/domain/search/fold'
import { fc } from '../../../support/properties'

describe('folding', () => {
  it.each([
    ['Café', 'cafe'],
    ['CAFE\u0301', 'cafe'],
    ['Ｆｕｌｌ　Ｗｉｄｔｈ１２', 'full width12'],
    ['ﾃｽﾄ ｶﾞｷﾞ', 'テスト ガギ'],
    ['がぎ か\u3099', 'がぎ が'],
    ['Łódź', 'łodz'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['한국어', '한국어'],
    ['㍿', '株式会社'],
    ['a\tb\nc', 'a b c'],
    ['İstanbul', 'istanbul'],
    ['ひらがな カタカナ', 'ひらがな カタカナ'],
  ])('%s is %s', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('changes nothing that is folded', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(fc.property(text, (each) => fold(fold(each)) === fold(each)))
  })

  it('knows where each part comes from, in any text', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, (each) => {
        const { folded, places } = foldWithPlaces(each)
        expect(places).toHaveLength(folded.length + 1)
        expect([...places].sort((a, b) => a - b)).toEqual(places)
        expect(places.at(-1)).toBe(each.length)
        expect(folded.normalize('NFKD')).toBe(fold(each).normalize('NFKD'))
      }),
    )
  })
})
