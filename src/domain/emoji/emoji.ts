import { fold } from '@/domain/search/fold'

/** Something to be written or reacted with, and how it is found. */
export interface Emoji {
  readonly emoji: string
  /** Place in `EMOJI_GROUPS`. */
  readonly group: number
  /** In the language of the interface. */
  readonly name: string
  /** What is written between colons, the commonest first; at least one. */
  readonly codes: readonly string[]
  /** Folded: the beginnings of words that find it, beside its codes. */
  readonly words: readonly string[]
}

/** As Unicode has them; what stands alone in the third is no emoji to send. */
export const EMOJI_GROUPS = [
  'smileys',
  'people',
  'parts',
  'nature',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const

/** Letters that are written without blanks between words. */
const UNSPACED = /[\p{Script=Han}]/u

/**
 * The lines of `virtual:emoji/…`; see scripts/emoji-data.ts. A line in another language adds its words, and
 * its name takes the place of the English one, which still finds it.
 */
export function toEmojiList(english: string, other?: string): readonly Emoji[] {
  const translated = other?.split('\n') ?? []
  return english.split('\n').flatMap((line, place) => {
    const [emoji = '', group = '', label = '', codes = '', tags = ''] = line.split('\t')
    if (emoji === '') return []
    const [name = label, more = ''] = (translated[place] ?? label).split('\t')
    const named = label.replace(/\W+/g, '_')
    return {
      ...{ emoji, group: Number(group), name },
      codes: [...codes.split(' ').filter(Boolean), named],
      words: fold(`${label} ${tags} ${name} ${more}`).split(' ').filter(Boolean),
    }
  })
}

/** What is found: a code as a whole before the beginning of one, before any other word. */
function rank({ codes, words }: Emoji, query: string): number | undefined {
  if (codes.includes(query)) return 0
  if (codes.some((code) => code.startsWith(query))) return 1
  if (words.some((word) => word.startsWith(query))) return 2
  if (codes.some((code) => code.includes(`_${query}`))) return 3
  return UNSPACED.test(query) && words.some((word) => word.includes(query)) ? 3 : undefined
}

/** At most `limit`, best first; what is equally good stands in the order of the list. */
export function findEmoji(list: readonly Emoji[], raw: string, limit: number): readonly Emoji[] {
  const parts = fold(raw.trim().replace(/^:|:$/g, '')).split(/\s+/).filter(Boolean)
  if (parts.length === 0) return []
  const found = list.flatMap((each) => {
    const ranks = parts.map((part) => rank(each, part))
    return ranks.some((one) => one === undefined)
      ? []
      : [{ each, rank: Math.max(...ranks.map((one) => one ?? 0)) }]
  })
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ each }) => each)
}
