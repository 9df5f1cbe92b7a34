import { parseMarkup, type MarkupNode } from '@/domain/message/markup'
import { element } from '@/embed/element'

const TAGS = { bold: 'strong', italic: 'em', strike: 's', quote: 'blockquote' } as const
/** What ends a sentence is no part of an address. */
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?()[\]]/g

/** The words of a message as elements. Nothing of it is ever HTML. */
export const drawText = (text: string): Node[] => parseMarkup(text).flatMap(drawNode)

function drawNode(node: MarkupNode): readonly Node[] {
  if (node.kind === 'text' || node.kind === 'mention') return drawLinks(node.text)
  if (node.kind === 'code') return [element('code', {}, node.text)]
  if (node.kind === 'fence')
    return [element('pre', { tabindex: '0' }, element('code', {}, node.text))]
  return [element(TAGS[node.kind], {}, ...node.nodes.flatMap(drawNode))]
}

function drawLinks(text: string): Node[] {
  const nodes: Node[] = []
  let end = 0
  for (const { 0: href, index } of text.matchAll(ADDRESS)) {
    nodes.push(document.createTextNode(text.slice(end, index)))
    nodes.push(
      element('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow ugc' }, href),
    )
    end = index + href.length
  }
  return [...nodes, document.createTextNode(text.slice(end))]
}
