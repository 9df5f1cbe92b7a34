import type { Scope } from './scope.ts'

/** What the type check knows of a value; `any` is a scalar or null, `claim` any JSON of `auth`, or null. */
export type Kind =
  | 'any'
  | 'array'
  | 'boolean'
  | 'claim'
  | 'null'
  | 'number'
  | 'query'
  | 'regexp'
  | 'snapshot'
  | 'string'

/** A compiled expression. Its parts serve explanations only. */
export interface Expression {
  readonly kind: Kind
  readonly source: string
  readonly operator?: string
  readonly parts: readonly Expression[]
  /** May throw `EvaluationError`. */
  readonly evaluate: (scope: Scope) => unknown
}

/** What is wrong with an operand that has to be a boolean, known as such when the rules are loaded. */
export function booleanProblem({ kind }: Expression): string | undefined {
  if (kind === 'boolean') return undefined
  const isOpen = kind === 'any' || kind === 'claim'
  return isOpen ? 'not what may be anything: compare it, as in "… == true"' : `not a ${kind}`
}

/** Whether a value of this kind may turn out to be of the wanted one. */
export function mayBe(expression: Expression, ...wanted: readonly Kind[]): boolean {
  const { kind } = expression
  return kind === 'any' || kind === 'claim' || wanted.includes(kind)
}
