import { describe, expect, it } from 'vitest'
import { isSkinTone, withTone } from '@/domain/emoji/skin-tone'

const DARK = '\u{1f3ff}'

describe('a skin tone', () => {
  it.each([
    ['👍', '👍🏿'],
    ['✌️', '✌🏿'],
    ['👩‍🚀', '👩🏿‍🚀'],
    ['🕵️‍♀️', '🕵🏿‍♀️'],
    ['🧑‍🤝‍🧑', '🧑🏿‍🤝‍🧑🏿'],
    ['👩‍❤️‍👨', '👩🏿‍❤️‍👨🏿'],
  ])('is given to %s', (emoji, dark) => {
    expect(withTone(emoji, DARK)).toBe(dark)
  })

  it.each(['😀', '🍞', '🇨🇳', '👨‍👩‍👧', '🤼', '❤️'])('is not given to %s', (emoji) => {
    expect(withTone(emoji, DARK)).toBe(emoji)
  })

  it('can be none', () => {
    expect(withTone('👍', '')).toBe('👍')
    expect([isSkinTone(''), isSkinTone(DARK), isSkinTone('dark')]).toEqual([true, true, false])
  })
})
