import { LinkifyIt } from 'linkify-it'

export interface TextPart {
  readonly text: string
  /** Where it leads, for the parts that are links. */
  readonly href: string | undefined
}

const ALLOWED = /^(?:https?:|mailto:)/i

const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true })
linkify.add('ftp:', null).add('//', null)

/** Splits a message into plain text and links. Only the web and mail are ever linked. */
export function splitLinks(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of linkify.match(text) ?? []) {
    if (!ALLOWED.test(match.url)) continue
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: undefined })
    parts.push({ text: match.raw, href: match.url })
    end = match.lastIndex
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: undefined })
  return parts
}
