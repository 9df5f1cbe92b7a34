import { encodeNode } from '../data/to-json.ts'
import { isBranch } from '../data/node.ts'
import type { Node } from '../data/node.ts'
import { formatPath } from '../data/path.ts'
import type { Expression } from './expression.ts'
import type { Clause } from './rule-node.ts'
import { EvaluationError } from './scope.ts'
import type { Scope } from './scope.ts'

const MAX_SHOWN = 80

/** Says how a clause came out, and for a refusal which part of it failed with which values. */
export function explainClause(clause: Clause, scope: Scope, allowed: boolean): string[] {
  const { kind, place, line, column, expression } = clause
  const at = formatPath(scope.path)
  const where = place === at ? at : `${at} (${place})`
  const head = `.${kind} at ${where}, line ${String(line)}:${String(column)} → ${String(allowed)}`
  return allowed ? [head] : [head, ...explainFailure(expression, scope).map((text) => `  ${text}`)]
}

/** The parts of an expression that made it not true. */
function explainFailure(expression: Expression, scope: Scope): string[] {
  const { operator, parts } = expression
  if (operator === '&&') {
    const failed = parts.find((part) => tryEvaluate(part, scope).value !== true)
    return failed ? explainFailure(failed, scope) : []
  }
  if (operator === '||') return parts.flatMap((part) => explainFailure(part, scope))
  if (operator === '?:') return explainConditional(expression, scope)
  const { value, problem } = tryEvaluate(expression, scope)
  const result = problem ?? show(value)
  const values = [...new Set(valuesOf(expression, scope))]
  const seen = values.length > 0 ? ` [${values.join(', ')}]` : ''
  return [`${expression.source} → ${result}${seen}`]
}

function explainConditional({ parts }: Expression, scope: Scope): string[] {
  const [test, yes, no] = parts
  if (!test || !yes || !no) return []
  const { value } = tryEvaluate(test, scope)
  return [`${test.source} → ${show(value)}`, ...explainFailure(value === true ? yes : no, scope)]
}

/** What the looked-up values within an expression are, each as `source = value`. */
function valuesOf(expression: Expression, scope: Scope): string[] {
  return expression.parts.flatMap((part) => {
    const deeper = valuesOf(part, scope)
    const isLookup =
      part.operator === undefined &&
      part.source !== 'auth' &&
      !['snapshot', 'query', 'regexp', 'null'].includes(part.kind)
    const isLiteral = part.parts.length === 0 && /^["'\d]|^(true|false|null)$/.test(part.source)
    if (!isLookup || isLiteral) return deeper
    const { value, problem } = tryEvaluate(part, scope)
    return [`${part.source} = ${problem ?? show(value)}`]
  })
}

function tryEvaluate(expression: Expression, scope: Scope): { value: unknown; problem?: string } {
  try {
    return { value: expression.evaluate(scope) }
  } catch (cause) {
    if (cause instanceof EvaluationError) return { value: undefined, problem: cause.message }
    throw cause
  }
}

function show(value: unknown): string {
  const text = isBranch(value as Node) ? encodeNode(value as Node) : JSON.stringify(value)
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
}
