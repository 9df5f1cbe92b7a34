import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

interface Emoji {
  readonly hexcode: string
  readonly label: string
  readonly unicode: string
  readonly order?: number
  readonly group?: number
  readonly tags?: readonly string[]
}

type Codes = Readonly<Record<string, string | readonly string[] | undefined>>

const ID = /^\0?virtual:emoji\/(en|zh)$/
/** Skin tones and hair by themselves: parts of emoji, nothing to send. */
const COMPONENTS = 2

const require = createRequire(import.meta.url)
const read = (path: string) => require(`emojibase-data/${path}.json`) as unknown

/**
 * `virtual:emoji/en`: a line for each emoji with its group, name, `:codes:` and further words, parted by tabs;
 * `virtual:emoji/zh`: names and words alone, in the same order. See docs/decisions/0012-emoji.md.
 */
export function emojiData(): Plugin {
  return {
    name: 'hearth:emoji-data',
    resolveId: (id) => (ID.test(id) ? `\0${id}` : undefined),
    load(id) {
      const language = id.startsWith('\0') ? ID.exec(id)?.[1] : undefined
      if (!language) return undefined
      return `export default ${JSON.stringify(language === 'en' ? english() : chinese())}`
    },
  }
}

function list(): readonly Emoji[] {
  return (read('en/compact') as readonly Emoji[])
    .filter(({ group }) => group !== undefined && group !== COMPONENTS)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
}

function english(): string {
  const common = read('en/shortcodes/github') as Codes
  const others = read('en/shortcodes/emojibase') as Codes
  const lines = list().map(({ unicode, group, label, tags, hexcode }) => {
    // What says the name again is made of the name, by who reads this.
    const named = label.replace(/\W+/g, '_')
    const codes = [...new Set([common[hexcode] ?? [], others[hexcode] ?? []].flat())].filter(
      (code) => code !== named,
    )
    const said = `${label} ${codes.join(' ').replaceAll('_', ' ')}`.split(' ')
    return [plain(unicode), group, label, codes.join(' '), unsaid(tags, said)].join('\t')
  })
  return lines.join('\n')
}

function chinese(): string {
  const theirs = new Map(
    (read('zh/compact') as readonly Emoji[]).map((each) => [each.hexcode, each]),
  )
  const lines = list().map(({ hexcode }) => {
    const { label = '', tags } = theirs.get(hexcode) ?? {}
    return [label, unsaid(tags, [label])].join('\t')
  })
  return lines.join('\n')
}

/** As keyboards write it: what is a picture anyway is not told to be one. */
const plain = (unicode: string) => unicode.replace(/(\p{Emoji_Presentation})\ufe0f/gu, '$1')

/** A word is found by its beginning, so what begins another one need not be listed. */
function unsaid(tags: readonly string[] = [], said: readonly string[]): string {
  return tags
    .filter((tag) => ![...said, ...tags].some((word) => word !== tag && word.startsWith(tag)))
    .filter((tag) => !said.includes(tag))
    .join(' ')
}
