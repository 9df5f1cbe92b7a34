import { describe, expect, it } from 'vitest'
import {
  isEmoji,
  MAX_REACTIONS_LENGTH,
  reactionsOf,
  toggleReaction,
} from '@/domain/message/reactions'
import { MEI, TOM, message, userId } from '../../../support/fixtures'

describe('reactions', () => {
  it.each(['👍', '❤️', '🇳🇱', '1️⃣', '👩🏽‍🚀', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])('takes %s for an emoji', (emoji) => {
    expect(isEmoji(emoji)).toBe(true)
  })

  it.each(['', 'ok', '7', '!', '👍👍 ', '你', 'a👍'])('takes "%s" for none', (text) => {
    expect(isEmoji(text)).toBe(false)
  })

  it('are shown by emoji, the most chosen first', () => {
    const reactions = { [MEI]: '🎉 👍', [TOM]: '👍 👍', [userId('amara')]: 'nonsense' }
    expect(reactionsOf(message(1, { reactions }))).toEqual([
      { emoji: '👍', people: [MEI, TOM] },
      { emoji: '🎉', people: [MEI] },
    ])
    expect(reactionsOf(message(1))).toEqual([])
  })

  it('come and go with a tap', () => {
    const liked = message(1, { reactions: { [MEI]: '👍 🎉', [TOM]: '🙏' } })
    expect(toggleReaction(liked, MEI, '🙏')).toEqual(['👍', '🎉', '🙏'])
    expect(toggleReaction(liked, MEI, '👍')).toEqual(['🎉'])
    expect(toggleReaction(message(1), MEI, '👍')).toEqual(['👍'])
  })

  it('lose the oldest beyond the third, and what is too long', () => {
    const full = message(1, { reactions: { [MEI]: '👍 🎉 🙏' } })
    expect(toggleReaction(full, MEI, '🔥')).toEqual(['🎉', '🙏', '🔥'])
    const long = '👩🏽‍❤️‍💋‍👨🏿'.repeat(2)
    const after = toggleReaction(message(1, { reactions: { [MEI]: long } }), MEI, '👩🏽‍❤️‍💋‍👨🏿')
    expect(after.join(' ').length).toBeLessThanOrEqual(MAX_REACTIONS_LENGTH)
  })
})
