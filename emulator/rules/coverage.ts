import type { Clause, ClauseKind, RuleNode } from './rule-node.ts'

/** How often a clause was evaluated, and how it came out. */
export interface ClauseCoverage {
  readonly place: string
  readonly kind: ClauseKind
  readonly line: number
  readonly column: number
  readonly source: string
  readonly allowed: number
  readonly denied: number
}

/** Counts the evaluations of every clause of a rules tree. */
export interface Coverage {
  readonly count: (clause: Clause, allowed: boolean) => void
  /** Every clause, those never evaluated too, in the order of the text. */
  readonly report: () => ClauseCoverage[]
}

/** Counts that begin at nothing. */
export function createCoverage(tree: RuleNode): Coverage {
  const counts = new Map(clausesOf(tree).map((clause) => [clause, { allowed: 0, denied: 0 }]))
  return {
    count(clause, allowed) {
      const found = counts.get(clause)
      if (!found) return
      if (allowed) found.allowed++
      else found.denied++
    },
    report: () =>
      [...counts]
        .map(([{ place, kind, line, column, expression }, outcome]) => {
          return { place, kind, line, column, source: expression.source, ...outcome }
        })
        .toSorted((a, b) => a.line - b.line || a.column - b.column),
  }
}

function clausesOf(rule: RuleNode): Clause[] {
  const own = [rule.read, rule.write, rule.validate].filter((clause) => clause !== undefined)
  const below = [...rule.children.values(), ...(rule.wildcard ? [rule.wildcard] : [])]
  return [...own, ...below.flatMap(clausesOf)]
}
