import { describe, expect, it } from 'vitest'
import { parseMarkup, type MarkupNode } from '@/domain/message/markup'
import { fc } from '../../../support/properties'

const text = (words: string): MarkupNode => ({ kind: 'text', text: words })
const of = (kind: 'bold' | 'italic' | 'strike', words: string): MarkupNode => ({
  kind,
  nodes: [text(words)],
})
/** All that is read of it. */
function wordsOf(nodes: readonly MarkupNode[]): string {
  return nodes.map((node) => ('text' in node ? node.text : wordsOf(node.nodes))).join('')
}

describe('markup', () => {
  it.each<[string, readonly MarkupNode[]]>([
    ['plain', [text('plain')]],
    ['a **b c** d', [text('a '), of('bold', 'b c'), text(' d')]],
    ['_so_ and ~no~', [of('italic', 'so'), text(' and '), of('strike', 'no')]],
    ['**a _b_**', [{ kind: 'bold', nodes: [text('a '), of('italic', 'b')] }]],
    ['run `npm test`', [text('run '), { kind: 'code', text: 'npm test' }]],
    ['`**as it is**`', [{ kind: 'code', text: '**as it is**' }]],
    ['（**粗体**）', [text('（'), of('bold', '粗体'), text('）')]],
    [
      'see:\n```ts\nconst a = 1\n**b**\n```\nend',
      [text('see:\n'), { kind: 'fence', language: 'ts', text: 'const a = 1\n**b**' }, text('end')],
    ],
    [
      '> first\n> **second**\nanswer',
      [{ kind: 'quote', nodes: [text('first\n'), of('bold', 'second')] }, text('answer')],
    ],
  ])('reads %j', (raw, nodes) => {
    expect(parseMarkup(raw)).toEqual(nodes)
  })

  it.each([
    'snake_case_name and 2 * 3 * 4',
    '** not bold ** and _ neither _',
    'a**',
    '~/.config and ~/.cache',
    'https://example.com/_a_/~b~/**c**',
    '```\nnever ends',
    '5 > 4',
    '**over\nlines**',
  ])('leaves %j as it is', (raw) => {
    expect(wordsOf(parseMarkup(raw))).toBe(raw)
  })

  it('adds nothing, and takes away nothing but the marks', () => {
    const marked = fc.array(
      fc.constantFrom('a', 'β', '字', ' ', '\n', '*', '**', '_', '~', '`', '```', '> ', '.', '🎉'),
    )
    fc.assert(
      fc.property(marked, (pieces) => {
        const raw = pieces.join('')
        const rest = (words: string) => words.replace(/[*_~`>\s]|[\w+-]*(?=\n)/g, '')
        const read = wordsOf(parseMarkup(raw))
        expect(raw.length).toBeGreaterThanOrEqual(read.length)
        if (!raw.includes('```')) expect(rest(read)).toBe(rest(raw))
      }),
    )
  })

  it('does not take long over hostile text: cost follows its length', () => {
    const cost = (length: number) => {
      const raws = ['**a', '(_a', '(~a', '`', '> ', '```\n'].map((piece) =>
        piece.repeat(length / piece.length),
      )
      const started = performance.now()
      for (let round = 0; round < 5; round++) for (const raw of raws) parseMarkup(raw)
      return performance.now() - started
    }
    cost(1000)
    expect(cost(4000)).toBeLessThan(Math.max(400, cost(1000) * 40))
  })
})
