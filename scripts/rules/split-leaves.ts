import { parseExpressionAt } from 'acorn'
import type { Expression } from 'acorn'

/** A part of a rule that can be opened by itself. Offsets are those of the rule's own text. */
export interface Leaf {
  readonly start: number
  readonly end: number
}

/**
 * The parts of a rule that each refuse something by themselves: the sides of every `&&`. An `||` is
 * one part, unless some side of it holds an `&&`.
 */
export function splitLeaves(rule: string): Leaf[] {
  const syntax = parseExpressionAt(rule, 0, { ecmaVersion: 2022 })
  return leavesOf(syntax)
}

function leavesOf(syntax: Expression): Leaf[] {
  if (syntax.type === 'LogicalExpression' && holdsAnd(syntax)) {
    return [...leavesOf(syntax.left), ...leavesOf(syntax.right)]
  }
  return [{ start: syntax.start, end: syntax.end }]
}

function holdsAnd(syntax: Expression): boolean {
  if (syntax.type !== 'LogicalExpression') return false
  return syntax.operator === '&&' || holdsAnd(syntax.left) || holdsAnd(syntax.right)
}
