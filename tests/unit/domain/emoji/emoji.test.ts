import english from 'virtual:emoji/en'
import chinese from 'virtual:emoji/zh'
import { describe, expect, it } from 'vitest'
import { EMOJI_GROUPS, findEmoji, toEmojiList } from '@/domain/emoji/emoji'
import { isEmoji } from '@/domain/message/reactions'

const list = toEmojiList(english)
const both = toEmojiList(english, chinese)
const found = (query: string, all = list) => findEmoji(all, query, 40).map(({ emoji }) => emoji)

describe('the emoji that come along', () => {
  it('are many, in known groups, with a name and a code each', () => {
    expect(list.length).toBeGreaterThan(1800)
    for (const { group, name, codes } of list) {
      expect(EMOJI_GROUPS[group]).toBeDefined()
      expect(name).not.toBe('')
      expect(codes.length).toBeGreaterThan(0)
    }
  })

  it('can all be reacted with', () => {
    expect(list.filter(({ emoji }) => !isEmoji(emoji))).toEqual([])
  })

  it('have a Chinese name each, in the same order', () => {
    const party = both.find(({ emoji }) => emoji === '🎉')
    expect(party).toMatchObject({ name: '拉炮彩带' })
    expect(both.filter(({ name }) => !/[\p{Script=Han}\p{N}A-Za-z]/u.test(name))).toEqual([])
  })
})

describe('findEmoji', () => {
  it('finds a code as a whole first', () => {
    expect(found('tada')[0]).toBe('🎉')
    expect(found('+1')[0]).toBe('👍')
    expect(found(':heart:')[0]).toBe('❤️')
  })

  it('finds by the beginning of a word, and by several words', () => {
    expect(found('celebr')).toContain('🎉')
    expect(found('red heart')).toContain('❤️')
    expect(found('no such thing')).toEqual([])
    expect(found('  ')).toEqual([])
  })

  it('finds in Chinese, in the middle of a word too, and still in English', () => {
    expect(found('庆祝', both)).toContain('🎉')
    expect(found('tada', both)[0]).toBe('🎉')
    expect(found('彩带', both)).toContain('🎉')
  })
})
