import { hashNode } from '../data/hash.ts'
import { isBranch } from '../data/node.ts'
import type { Node } from '../data/node.ts'
import { mayBe } from './expression.ts'
import type { Expression, Kind } from './expression.ts'
import { EvaluationError } from './scope.ts'
import type { Scope } from './scope.ts'

/** How a binary operator is checked and computed. */
interface Operator {
  /** The kind of the result, or the complaint where the operands do not fit. */
  readonly check: (left: Expression, right: Expression) => { kind: Kind } | { problem: string }
  readonly compute: (left: unknown, right: unknown) => unknown
}

const arithmetic = (name: string, compute: (a: number, b: number) => number): Operator => ({
  check: (left, right) =>
    mayBe(left, 'number') && mayBe(right, 'number')
      ? { kind: 'number' }
      : { problem: `${name} takes numbers` },
  compute(left, right) {
    if (typeof left === 'number' && typeof right === 'number') return compute(left, right)
    throw new EvaluationError(`${name} takes numbers`)
  },
})

type Scalar = string | number

/** Written out per operator, since with a number that is none (1 / 0) all of them are false. */
const comparison = (name: string, compute: (a: Scalar, b: Scalar) => boolean): Operator => ({
  check(left, right) {
    const fits = (['number', 'string'] as const).some(
      (kind) => mayBe(left, kind) && mayBe(right, kind),
    )
    return fits ? { kind: 'boolean' } : { problem: `${name} takes two numbers or two strings` }
  },
  compute(left, right) {
    if (typeof left === 'number' && typeof right === 'number') return compute(left, right)
    if (typeof left === 'string' && typeof right === 'string') return compute(left, right)
    throw new EvaluationError(`${name} takes two numbers or two strings`)
  },
})

const equality = (name: string, wanted: boolean): Operator => ({
  check(left, right) {
    const incomparable: Kind[] = ['snapshot', 'array', 'regexp', 'query']
    const wrong = [left, right].find((side) => incomparable.includes(side.kind))
    return wrong ? { problem: `${name} cannot compare a ${wrong.kind}` } : { kind: 'boolean' }
  },
  compute: (left, right) => isEqual(left, right) === wanted,
})

const plus: Operator = {
  check(left, right) {
    if (!mayBe(left, 'string', 'number') || !mayBe(right, 'string', 'number')) {
      return { problem: '+ takes numbers or strings' }
    }
    if (left.kind === 'string' || right.kind === 'string') return { kind: 'string' }
    return { kind: left.kind === 'number' && right.kind === 'number' ? 'number' : 'any' }
  },
  compute(left, right) {
    if (typeof left === 'number' && typeof right === 'number') return left + right
    const isText = [left, right].every((side) => ['string', 'number'].includes(typeof side))
    if (isText) return String(left) + String(right)
    throw new EvaluationError('+ takes numbers or strings')
  },
}

/** The binary operators of the language; `&&` and `||` stop early and live elsewhere. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['+', plus],
  ['-', arithmetic('-', (a, b) => a - b)],
  ['*', arithmetic('*', (a, b) => a * b)],
  ['/', arithmetic('/', (a, b) => (b === 0 ? NaN : a / b))],
  ['%', arithmetic('%', (a, b) => a % b)],
  ['==', equality('==', true)],
  ['===', equality('===', true)],
  ['!=', equality('!=', false)],
  ['!==', equality('!==', false)],
  ['<', comparison('<', (a, b) => a < b)],
  ['<=', comparison('<=', (a, b) => a <= b)],
  ['>', comparison('>', (a, b) => a > b)],
  ['>=', comparison('>=', (a, b) => a >= b)],
])

/** Evaluates an operand that has to be a boolean. */
export function evaluateBoolean(operand: Expression, scope: Scope): boolean {
  const value = operand.evaluate(scope)
  if (typeof value === 'boolean') return value
  throw new EvaluationError(`${operand.source} is not a boolean`)
}

/** Objects are equal where their content is. */
function isEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object') return false
  if (!isBranch(left as Node) || !isBranch(right as Node)) return false
  return hashNode(left as Node) === hashNode(right as Node)
}
