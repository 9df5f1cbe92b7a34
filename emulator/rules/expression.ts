import type { Scope } from './scope.ts'

/** What the type check knows of a value; `any` is a scalar or null, `claim` any JSON of a token. */
export type Kind =
  | 'any'
  | 'array'
  | 'auth'
  | 'boolean'
  | 'claim'
  | 'claims'
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

/** Whether a value of this kind may turn out to be of the wanted one. */
export function mayBe(expression: Expression, ...wanted: readonly Kind[]): boolean {
  const { kind } = expression
  return kind === 'any' || kind === 'claim' || wanted.includes(kind)
}
