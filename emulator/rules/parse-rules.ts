import { parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Node as JsonNode, ParseError } from 'jsonc-parser'
import { compileExpression } from './compile-expression.ts'
import type { Clause, ClauseKind, RuleNode } from './rule-node.ts'
import { RulesError, placeOf } from './rules-error.ts'
import { SyntaxProblem } from './syntax-problem.ts'

/** What a rules file says, and what its author should look at: each line with its place. */
export interface ParsedRules {
  readonly tree: RuleNode
  readonly warnings: readonly string[]
}

/** Reads the text of a rules file. Throws `RulesError`. */
export function parseRules(text: string): ParsedRules {
  try {
    // A byte order mark says nothing.
    const plain = text.replace(/^\uFEFF/, ' ')
    const warnings: string[] = []
    return { tree: parseTop(plain, warnings), warnings }
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw fault('the rules are nested too deeply', { text, node: undefined })
  }
}

function parseTop(text: string, warnings: string[]): RuleNode {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: false })
  const [error] = errors
  if (error) throw new RulesError(printParseErrorCode(error.error), placeOf(text, error.offset))
  if (tree?.type !== 'object') throw fault('the rules must be an object', { text, node: tree })
  const [rules, ...others] = propertiesOf(tree)
  if (rules?.key !== 'rules')
    throw fault('the one key at the top must be "rules"', { text, node: tree })
  if (others[0]) throw fault(`unexpected "${others[0].key}"`, { text, node: others[0].value })
  return parseNode(rules.value, { text, path: [], warnings })
}

interface Place {
  readonly text: string
  /** The keys down to here, wildcards by their names. */
  readonly path: readonly string[]
  readonly warnings: string[]
}

interface Property {
  readonly key: string
  readonly offset: number
  readonly value: JsonNode
}

function parseNode(node: JsonNode, place: Place): RuleNode {
  if (node.type !== 'object') throw fault('rules must be an object', { ...place, node })
  const properties = propertiesOf(node)
  warnOfTwins(properties, place)
  const clauses = new Map<string, Clause>()
  const children = new Map<string, RuleNode>()
  let indexOn: readonly string[] = []
  let wildcard: RuleNode | undefined
  for (const { key, value } of properties) {
    if (key === '.read' || key === '.write' || key === '.validate') {
      clauses.set(key, parseClause(key.slice(1) as ClauseKind, value, place))
    } else if (key === '.indexOn') indexOn = parseIndexOn(value, place)
    else {
      checkName(key, { ...place, node: value })
      if (key.startsWith('$') && wildcard)
        throw fault('a place has one $name only', { ...place, node: value })
      const rule = parseNode(value, { ...place, path: [...place.path, key] })
      if (key.startsWith('$')) wildcard = rule
      else children.set(key, rule)
    }
  }
  const validate = clauses.get('.validate')
  const below = [...children.values(), wildcard].some((rule) => rule?.validates)
  return {
    read: clauses.get('.read'),
    write: clauses.get('.write'),
    validate,
    indexOn,
    children,
    wildcard,
    validates: validate !== undefined || below,
  }
}

function checkName(key: string, where: Place & { readonly node: JsonNode }): void {
  if (key.startsWith('.')) throw fault(`unknown rule "${key}"`, where)

  if (key === '' || /[.#[\]/\x00-\x1f\x7f]/.test(key) || key.lastIndexOf('$') > 0) {
    throw fault(`"${key}" cannot be a key`, where)
  }
  if (key.startsWith('$') && where.path.includes(key)) {
    throw fault(`"${key}" is taken further up`, where)
  }
}

function parseClause(kind: ClauseKind, node: JsonNode, place: Place): Clause {
  const { text, path } = place
  const value: unknown = node.value
  if (typeof value !== 'string' && typeof value !== 'boolean') {
    throw fault(`.${kind} must be a string or a boolean`, { text, node })
  }
  const wildcards = new Map(
    path.map((key, depth) => [key, depth] as const).filter(([key]) => key.startsWith('$')),
  )
  try {
    const expression = compileExpression(String(value), { kind, wildcards })
    return { kind, place: `/${path.join('/')}`, ...placeOf(text, node.offset), expression }
  } catch (cause) {
    if (!(cause instanceof SyntaxProblem)) throw cause
    // The quotation mark moves the text of a rule by one.
    const offset = node.offset + 1 + cause.offset
    throw new RulesError(`.${kind}: ${cause.message}`, placeOf(text, offset))
  }
}

function parseIndexOn(node: JsonNode, place: Place): readonly string[] {
  const items = node.type === 'array' ? (node.children ?? []) : [node]
  return items.map((item) => {
    if (item.type === 'string') return String(item.value)
    throw fault('.indexOn must be a string or an array of strings', { ...place, node: item })
  })
}

function propertiesOf(node: JsonNode): Property[] {
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? []
    return key && value ? [{ key: String(key.value), offset: key.offset, value }] : []
  })
}

/** In JSON the last of two counts, so that a guard can be lost without a sign. */
function warnOfTwins(properties: readonly Property[], { text, warnings }: Place): void {
  const seen = new Set<string>()
  for (const { key, offset } of properties) {
    const { line, column } = placeOf(text, offset)
    if (seen.has(key)) {
      warnings.push(
        `${String(line)}:${String(column)}: "${key}" is there twice: the last one counts`,
      )
    }
    seen.add(key)
  }
}

function fault(
  problem: string,
  { text, node }: { readonly text: string; readonly node: JsonNode | undefined },
): RulesError {
  return new RulesError(problem, placeOf(text, node?.offset ?? 0))
}
