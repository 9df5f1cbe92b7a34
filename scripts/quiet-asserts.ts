import { parse, type AnyNode, type CallExpression } from 'acorn'
import type { Plugin } from 'vite'

const SDK = '@firebase/database/dist/index.esm'

/**
 * Takes the words out of the database SDK's own assertions: 1.4 kB of what loads before a room is live, for faults of
 * the SDK alone. An assertion that fails still throws, from its own line.
 */
export function quietAsserts(): Plugin {
  return {
    name: 'hearth:quiet-asserts',
    apply: 'build',
    transform(code, id) {
      // Blanks in their place: everything else stays where the source map has it.
      return id.includes(SDK) ? { code: blankOut(code, wordsOfAsserts(code)), map: null } : null
    },
  }
}

type Span = readonly [start: number, end: number]

/** From the comma behind the condition to the end of the words. */
function wordsOfAsserts(code: string): readonly Span[] {
  const spans: Span[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit)
    if (!isNode(node)) return
    if (node.type === 'CallExpression' && isAssert(node)) {
      const [condition, words] = node.arguments
      if (condition && words) spans.push([condition.end, words.end])
    }
    Object.values(node).forEach(visit)
  }
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }))
  return spans
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'type' in value

const isAssert = ({ callee, arguments: given }: CallExpression): boolean =>
  callee.type === 'Identifier' && callee.name === 'assert' && given.length === 2

function blankOut(code: string, spans: readonly Span[]): string {
  let result = ''
  let place = 0
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    result += code.slice(place, start) + code.slice(start, end).replace(/[^\n]/g, ' ')
    place = end
  }
  return result + code.slice(place)
}
