import { describe, expect, it } from 'vitest'
import { MAX_TEXT_LENGTH, comparePositions, prepareText } from '@/domain/message/message'
import { position } from '../../../support/fixtures'
import { fc } from '../../../support/properties'

describe('prepareText', () => {
  it('cleans what was typed', () => {
    expect(prepareText('  hi\r\nyou\u0007 ')).toEqual({ ok: true, value: 'hi\nyou' })
  })

  it.each(['', '  \n\t ', '\u0000\u0007'])('has nothing to send in %j', (raw) => {
    expect(prepareText(raw)).toEqual({ ok: false, problem: 'empty' })
  })

  it('takes the longest and refuses one more', () => {
    expect(prepareText('x'.repeat(MAX_TEXT_LENGTH)).ok).toBe(true)
    expect(prepareText('x'.repeat(MAX_TEXT_LENGTH + 1))).toEqual({ ok: false, problem: 'too-long' })
  })

  it('counts as the rules count, in UTF-16 units', () => {
    expect(prepareText('😀'.repeat(MAX_TEXT_LENGTH / 2)).ok).toBe(true)
    expect(prepareText('😀'.repeat(MAX_TEXT_LENGTH / 2 + 1)).ok).toBe(false)
  })

  it('counts what is left after cleaning', () => {
    expect(prepareText(`${' '.repeat(10)}${'x'.repeat(MAX_TEXT_LENGTH)}`).ok).toBe(true)
  })

  it('gives only what the rules take', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const text = prepareText(raw)
        if (!text.ok) return
        expect(text.value).toMatch(/\S/)
        expect(text.value.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH)
      }),
    )
  })
})

describe('comparePositions', () => {
  it('goes by time, then by id', () => {
    expect(comparePositions(position(1, 9), position(2, 1))).toBeLessThan(0)
    expect(comparePositions(position(1, 2), position(1, 1))).toBeGreaterThan(0)
    expect(comparePositions(position(1, 1), position(1, 1))).toBe(0)
  })
})
