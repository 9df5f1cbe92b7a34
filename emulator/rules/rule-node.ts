import type { Path } from '../data/path.ts'
import type { Expression } from './expression.ts'

export type ClauseKind = 'read' | 'write' | 'validate'

/** One `.read`, `.write` or `.validate`. */
export interface Clause {
  readonly kind: ClauseKind
  /** Where it stands in the rules, wildcards by their names: `/rooms/$room`. */
  readonly place: string
  readonly line: number
  readonly column: number
  readonly expression: Expression
}

/** The rules of one place and what lies below it. */
export interface RuleNode {
  readonly read: Clause | undefined
  readonly write: Clause | undefined
  readonly validate: Clause | undefined
  readonly indexOn: readonly string[]
  readonly children: ReadonlyMap<string, RuleNode>
  readonly wildcard: RuleNode | undefined
  /** Whether any `.validate` stands here or below, so that bare subtrees are not walked. */
  readonly validates: boolean
}

/** The rules for a key: a plain one wins over the wildcard. */
export function ruleFor(rule: RuleNode, key: string): RuleNode | undefined {
  return rule.children.get(key) ?? rule.wildcard
}

/** The rules of a place, if any reach so deep. */
export function ruleAt(root: RuleNode, path: Path): RuleNode | undefined {
  let rule: RuleNode | undefined = root
  for (const key of path) rule = rule && ruleFor(rule, key)
  return rule
}
