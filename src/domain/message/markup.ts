import type { UserId } from '@/shared/ids'

/** A piece of a message as it is to be shown. Nothing of it is ever HTML. */
export type MarkupNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly nodes: readonly MarkupNode[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'fence'; readonly language: string; readonly text: string }
  | { readonly kind: 'quote'; readonly nodes: readonly MarkupNode[] }
  /** See `markMentions`. */
  | { readonly kind: 'mention'; readonly user: UserId; readonly text: string }

/** Emphasis does not reach further, so that no text takes long to read. */
const MAX_REACH = 500

const FENCE = /^```([\w+-]*)[^\S\n]*\n([\s\S]*?)\n?```[^\S\n]*(?:\n|$)/gm
const QUOTE = /(?:^>[^\n]*(?:\n|$))+/gm

const within = `[^\\n]{0,${MAX_REACH}}?\\S`
const apart = (mark: string, not: string) =>
  `(?<![\\p{L}\\p{N}${not}])${mark}(?=\\S)(${within})${mark}(?![\\p{L}\\p{N}${not}])`
/** Addresses first: what looks like emphasis in them is none. */
const INLINE = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)\S+`,
    '`([^`\\n]+)`',
    `\\*\\*(?=\\S)(${within})\\*\\*`,
    apart('_', '_'),
    apart('~', '~'),
  ].join('|'),
  'gu',
)

/** `**bold** _italic_ ~strike~`, code between backticks, fences of three, and quotes after `>`. */
export function parseMarkup(text: string): readonly MarkupNode[] {
  return split(text, FENCE, parseQuotes, ([, language = '', code = '']) => ({
    ...{ kind: 'fence', language, text: code },
  }))
}

function parseQuotes(text: string): readonly MarkupNode[] {
  return split(text, QUOTE, parseInline, ([lines]) => ({
    kind: 'quote',
    nodes: parseInline(lines.replace(/^> ?/gm, '').replace(/\n$/, '')),
  }))
}

function parseInline(text: string): readonly MarkupNode[] {
  return split(text, INLINE, toText, ([all, code, bold, italic, strike]) => {
    if (code !== undefined) return { kind: 'code', text: code }
    if (bold !== undefined) return { kind: 'bold', nodes: parseInline(bold) }
    if (italic !== undefined) return { kind: 'italic', nodes: parseInline(italic) }
    if (strike !== undefined) return { kind: 'strike', nodes: parseInline(strike) }
    return { kind: 'text', text: all }
  })
}

const toText = (text: string): readonly MarkupNode[] => [{ kind: 'text', text }]

/** What matches becomes a node, what lies between is read further. */
function split(
  text: string,
  pattern: RegExp,
  readRest: (text: string) => readonly MarkupNode[],
  toNode: (match: RegExpExecArray) => MarkupNode,
): readonly MarkupNode[] {
  const nodes: MarkupNode[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) nodes.push(...readRest(text.slice(end, match.index)))
    nodes.push(toNode(match))
    end = match.index + match[0].length
  }
  if (end < text.length) nodes.push(...readRest(text.slice(end)))
  return nodes
}
