import { describe, expect, it } from 'vitest'
import { toSnippet } from '@/domain/search/snippet'
import { parseQuery } from '@/domain/search/parse-query'
import { fc } from '../../../support/properties'

const shown = (text: string, typed: string) =>
  toSnippet(text, parseQuery(typed).terms)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join('')

describe('a snippet', () => {
  it.each([
    ['Meeting at noon', 'mee no', '[Mee]ting at [no]on'],
    ['Le Café du port', 'cafe', 'Le [Café] du port'],
    ['我住在东京大学附近', '东京 京大', '我住在[东京大]学附近'],
    ['ﾃｽﾄです', 'テスト', '[ﾃｽﾄ]です'],
    ['㍿まるい', '株式', '[㍿]まるい'],
    ['two\n\nlines  here', 'lines', 'two [lines] here'],
    ['nothing', 'other', 'nothing'],
    ['<b>bold</b>', 'b', '<[b]>[b]old</[b]>'],
  ])('of %s for %s', (text, typed, expected) => {
    expect(shown(text, typed)).toBe(expected)
  })

  it('begins shortly before the first match of a long message', () => {
    const text = `${'before '.repeat(60)}needle${' after'.repeat(60)}`
    const snippet = shown(text, 'needle')
    expect(snippet).toMatch(/^….{30,50}\[needle\].*…$/)
    expect(snippet.length).toBeLessThan(180)
  })

  it('is a part of the message, whatever is searched for', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(text, fc.string({ unit: 'grapheme', maxLength: 3 }), (message, typed) => {
        const parts = toSnippet(message, parseQuery(typed).terms)
        const whole = parts.map((part) => part.text).join('')
        const inner = whole.replace(/^…/, '').replace(/…$/, '')
        expect(message.replace(/\s+/g, ' ').replace(/ +/g, ' ')).toContain(
          message.includes('…') ? '' : inner.trim().replace(/ +/g, ' '),
        )
      }),
    )
  })
})
