import type { MarkupNode } from '@/domain/message/markup'
import { MAX_MENTIONS } from '@/domain/message/message'
import type { UserId } from '@/shared/ids'

/** Someone, as they are called now. */
export interface Named {
  readonly id: UserId
  readonly name: string
}

/** Where a text names someone, the @ included. */
export interface MentionRange {
  readonly start: number
  readonly end: number
  readonly user: UserId
}

/** An @ within a word or an address names nobody. */
const SIGN =
  /(?<![\p{L}\p{N}_.@/-])@(?=\S)|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])@(?=\S)/gu
const WORD = /[\p{L}\p{N}_]/u
/** Scripts that leave no blank between a name and what follows it. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** What stands for someone who is called otherwise by now. */
const TOKEN = /^[^\s@,.;:!?，。；：！？]+/u

/**
 * Where people are named, in the order of the text; the longest name wins, of the same name the first person. Of
 * `known`, who are meant whatever they are called by now, those who are not found take what names nobody else.
 */
export function findMentions(
  text: string,
  people: readonly Named[],
  known: readonly UserId[] = [],
): readonly MentionRange[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length)
  const places = [...text.matchAll(SIGN)].map(({ index }) => {
    const named = byLength.find(({ name }) => isNamedAt(text, index + 1, name))
    return { start: index, named }
  })
  const found = new Set(places.map(({ named }) => named?.id))
  const renamed = known.filter((user) => !found.has(user))
  const ranges: MentionRange[] = []
  for (const { start, named } of places) {
    if (named) ranges.push({ start, end: start + 1 + named.name.length, user: named.id })
    else {
      const [token] = TOKEN.exec(text.slice(start + 1)) ?? []
      const user = token && renamed.shift()
      if (user) ranges.push({ start, end: start + 1 + token.length, user })
    }
  }
  return ranges
}

function isNamedAt(text: string, start: number, name: string): boolean {
  const end = start + name.length
  if (name === '' || text.slice(start, end).toLowerCase() !== name.toLowerCase()) return false
  const last = text.charAt(end - 1)
  const next = text.charAt(end)
  return !WORD.test(next) || UNSPACED.test(last) || UNSPACED.test(next)
}

/** Who a message is to be stored as mentioning. */
export function mentionedIn(
  text: string,
  people: readonly Named[],
  known: readonly UserId[] = [],
): readonly UserId[] {
  const users = findMentions(text, people, known).map(({ user }) => user)
  return [...new Set(users)].slice(0, MAX_MENTIONS)
}

/** The same pieces of a message, with those it mentions as pieces of their own. Code names nobody. */
export function markMentions(
  nodes: readonly MarkupNode[],
  people: readonly Named[],
): readonly MarkupNode[] {
  const found = new Set(
    textsOf(nodes).flatMap((text) => findMentions(text, people).map(({ user }) => user)),
  )
  const renamed = people.map(({ id }) => id).filter((user) => !found.has(user))
  const mark = (all: readonly MarkupNode[]): readonly MarkupNode[] =>
    all.flatMap((node) => {
      if ('nodes' in node) return [{ ...node, nodes: mark(node.nodes) }]
      if (node.kind !== 'text') return [node]
      const ranges = findMentions(node.text, people, renamed)
      for (const { user } of ranges)
        if (renamed.includes(user)) renamed.splice(renamed.indexOf(user), 1)
      return cut(node.text, ranges)
    })
  return mark(nodes)
}

function textsOf(nodes: readonly MarkupNode[]): string[] {
  return nodes.flatMap((node) => {
    if ('nodes' in node) return textsOf(node.nodes)
    return node.kind === 'text' ? [node.text] : []
  })
}

function cut(text: string, ranges: readonly MentionRange[]): MarkupNode[] {
  const nodes: MarkupNode[] = []
  let end = 0
  for (const range of ranges) {
    if (range.start > end) nodes.push({ kind: 'text', text: text.slice(end, range.start) })
    const { user } = range
    nodes.push({ kind: 'mention', user, text: text.slice(range.start, range.end) })
    end = range.end
  }
  if (end < text.length || nodes.length === 0) nodes.push({ kind: 'text', text: text.slice(end) })
  return nodes
}
