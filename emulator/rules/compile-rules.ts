import type { Path } from '../data/path.ts'
import { formatPath } from '../data/path.ts'
import { createCheck } from './check.ts'
import type { CheckRequest, Verdict } from './check.ts'
import { createCoverage } from './coverage.ts'
import type { ClauseCoverage } from './coverage.ts'
import { explainClause } from './explain.ts'
import { judgeRead, judgeWrite } from './judge.ts'
import type { ReadRequest, Witness, WriteRequest } from './judge.ts'
import { parseRules } from './parse-rules.ts'
import type { ParsedRules } from './parse-rules.ts'
import { ruleAt } from './rule-node.ts'

/** Rules that are ready to judge. */
export interface Rules {
  /** What they were read from. */
  readonly text: string
  /** What their author should look at, each with its line and column. */
  readonly warnings: readonly string[]
  readonly allowsRead: (request: ReadRequest) => boolean
  readonly allowsWrite: (request: WriteRequest) => boolean
  /** The clauses that were evaluated for a request and how each came out, in order. */
  readonly explainRead: (request: ReadRequest) => string[]
  readonly explainWrite: (request: WriteRequest) => string[]
  /** The `.indexOn` of a place. */
  readonly indexesAt: (path: Path) => readonly string[]
  /** How often each clause was evaluated for reads and writes, explanations not counted. */
  readonly coverage: () => ClauseCoverage[]
  /** The same rules, their clauses never evaluated yet. */
  readonly uncounted: () => Rules
  /** Judges a request given in plain JSON: the way for tests of a rules file. */
  readonly check: (request: CheckRequest) => Verdict
}

/** Compiles rules from the text of a rules file or from the object it holds. Throws `RulesError`. */
export function compileRules(source: string | object): Rules {
  const text = typeof source === 'string' ? source : JSON.stringify(source, null, 2)
  return createRules(text, parseRules(text))
}

function createRules(text: string, parsed: ParsedRules): Rules {
  const { tree, warnings } = parsed
  const coverage = createCoverage(tree)
  const count: Witness = (clause, _, allowed) => {
    coverage.count(clause, allowed)
  }
  const explanations = {
    explainRead: (request: ReadRequest) =>
      explain({ read: [request.path] }, (witness) => judgeRead(tree, request, witness)),
    explainWrite: (request: WriteRequest) =>
      explain({ write: request.paths }, (witness) => judgeWrite(tree, request, witness)),
  }
  return {
    text,
    warnings,
    allowsRead: (request) => judgeRead(tree, request, count),
    allowsWrite: (request) => judgeWrite(tree, request, count),
    ...explanations,
    indexesAt: (path) => ruleAt(tree, path)?.indexOn ?? [],
    coverage: coverage.report,
    uncounted: () => createRules(text, parsed),
    check: createCheck({
      ...explanations,
      allowsRead: (request) => judgeRead(tree, request),
      allowsWrite: (request) => judgeWrite(tree, request),
    }),
  }
}

/** The rules of a namespace that was given none. */
export const OPEN_RULES = compileRules({ rules: { '.read': true, '.write': true } })

/** The rules that let nobody in but admins. */
export const LOCKED_RULES = compileRules({ rules: { '.read': false, '.write': false } })

function explain(
  request: { readonly read?: readonly Path[]; readonly write?: readonly Path[] },
  judge: (witness: Witness) => boolean,
): string[] {
  const lines: string[] = []
  const allowed = judge((...evaluation) => lines.push(...explainClause(...evaluation)))
  const kind = request.read ? 'read' : 'write'
  const paths = (request.read ?? request.write ?? []).map(formatPath).join(', ')
  const head = `${kind} of ${paths} ${allowed ? 'allowed' : 'denied'}`
  return [lines.length > 0 ? head : `${head}: no .${kind} clause on the way`, ...lines]
}
