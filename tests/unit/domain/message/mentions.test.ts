import { describe, expect, it } from 'vitest'
import { parseMarkup } from '@/domain/message/markup'
import { findMentions, markMentions, mentionedIn } from '@/domain/message/mentions'
import { MAX_MENTIONS } from '@/domain/message/message'
import { userId } from '../../../support/fixtures'

const MIA = { id: userId('mia'), name: 'Mia' }
const STONE = { id: userId('stone'), name: 'Mia Stone' }
const XIAO = { id: userId('xiao'), name: '小美' }
const people = [MIA, STONE, XIAO]

const named = (text: string, known?: Parameters<typeof findMentions>[2]) =>
  findMentions(text, people, known).map(({ start, end, user }) => [text.slice(start, end), user])

describe('findMentions', () => {
  it('finds names behind an @, the longest first', () => {
    expect(named('@Mia Stone and @mia: hi')).toEqual([
      ['@Mia Stone', STONE.id],
      ['@mia', MIA.id],
    ])
  })

  it('finds names that no blank follows, in scripts that have none', () => {
    expect(named('你好@小美吃饭了吗')).toEqual([['@小美', XIAO.id]])
  })

  it.each(['@Miami', 'mail@Mia', 'x.org/@Mia', 'Mia', '@ Mia'])('finds nobody in %j', (text) => {
    expect(named(text)).toEqual([])
  })

  it('means the first of those who are called the same', () => {
    const other = { ...MIA, id: userId('other') }
    expect(mentionedIn('@Mia', [other, MIA])).toEqual([other.id])
  })

  it('keeps who is called otherwise by now, where no other name stands', () => {
    const known = [userId('old'), MIA.id]
    expect(named('@Mia and @Ann, yes', known)).toEqual([
      ['@Mia', MIA.id],
      ['@Ann', known[0]],
    ])
    expect(named('Ann has gone', known)).toEqual([])
  })
})

describe('mentionedIn', () => {
  it('says each once, and no more than a message may hold', () => {
    const many = Array.from({ length: 12 }, (_, place) => ({
      ...{ id: userId(`u${place}`), name: `N${place}` },
    }))
    const text = many.map(({ name }) => `@${name} @${name}`).join(' ')
    expect(mentionedIn(text, many)).toEqual(many.slice(0, MAX_MENTIONS).map(({ id }) => id))
  })
})

describe('markMentions', () => {
  const mark = (text: string, who = people) => markMentions(parseMarkup(text), who)

  it('makes names pieces of their own, also within emphasis', () => {
    expect(mark('so **@Mia** yes', [MIA])).toEqual([
      { kind: 'text', text: 'so ' },
      { kind: 'bold', nodes: [{ kind: 'mention', user: MIA.id, text: '@Mia' }] },
      { kind: 'text', text: ' yes' },
    ])
  })

  it('leaves code as it is', () => {
    expect(mark('`@Mia`', [MIA])).toEqual([{ kind: 'code', text: '@Mia' }])
  })

  it('marks the name of old of someone who is renamed, once, and never a name of another', () => {
    const renamed = { id: userId('ann'), name: 'Annabel' }
    const texts = mark('@Ann **@Mia** @Ann', [renamed, MIA])
    expect(texts).toEqual([
      { kind: 'mention', user: renamed.id, text: '@Ann' },
      { kind: 'text', text: ' ' },
      { kind: 'bold', nodes: [{ kind: 'mention', user: MIA.id, text: '@Mia' }] },
      { kind: 'text', text: ' @Ann' },
    ])
  })
})
