import { parseMarkup, type MarkupNode } from '@/domain/message/markup'

const FENCES = /^```/gm

/** What a message says where marks cannot be drawn: its words without them. Code keeps all that stands in it. */
export function plainText(text: string): string {
  // A preview ends somewhere in the middle; code that is not closed would keep its fence.
  const isOpen = (text.match(FENCES)?.length ?? 0) % 2 === 1
  return wordsOf(parseMarkup(isOpen ? `${text}\n\`\`\`` : text)).trim()
}

const wordsOf = (nodes: readonly MarkupNode[]): string =>
  nodes
    .map((node) => {
      const words = 'nodes' in node ? wordsOf(node.nodes) : node.text
      return node.kind === 'quote' || node.kind === 'fence' ? `${words}\n` : words
    })
    .join('')
