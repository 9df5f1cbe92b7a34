import { parseExpressionAt } from 'acorn'
import type { Expression as Syntax, Literal } from 'acorn'
import { compileMember, compileMethodCall } from './compile-member.ts'
import { compileVariable } from './compile-variable.ts'
import type { Compile, Context } from './context.ts'
import { booleanProblem, mayBe } from './expression.ts'
import type { Expression } from './expression.ts'
import { OPERATORS, evaluateBoolean } from './operators.ts'
import { toPattern } from './regexp.ts'
import type { Environment } from './scope.ts'
import { EvaluationError } from './scope.ts'
import { SyntaxProblem } from './syntax-problem.ts'

/** Compiles the text of a clause. Throws `SyntaxProblem` with the offset within the text. */
export function compileExpression(text: string, environment: Environment): Expression {
  const compile = createCompiler(text, environment)
  const expression = compile(parse(text))
  const problem = booleanProblem(expression)
  if (problem !== undefined) throw new SyntaxProblem(`a rule must be a boolean, ${problem}`, 0)
  return expression
}

function parse(text: string): Syntax {
  let syntax: Syntax
  try {
    syntax = parseExpressionAt(text, 0, { ecmaVersion: 5, preserveParens: true })
  } catch (cause) {
    const { message, pos } = cause as SyntaxError & { pos?: number }
    throw new SyntaxProblem(message.replace(/ \(\d+:\d+\)$/, ''), pos ?? 0)
  }
  const rest = text.slice(syntax.end).trimStart()
  if (rest !== '') throw new SyntaxProblem(`unexpected "${rest}"`, text.length - rest.length)
  return syntax
}

function createCompiler(text: string, environment: Environment): Compile {
  const compile: Compile = (syntax) => {
    if (!syntax) throw new SyntaxProblem('a value is missing', 0)
    const source = text.slice(syntax.start, syntax.end)
    const context = { source, start: syntax.start, environment, compile }
    // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- a whitelist: all else is refused
    switch (syntax.type) {
      case 'Literal':
        return compileLiteral(syntax, context)
      case 'Identifier':
        return compileVariable(syntax.name, context)
      case 'MemberExpression':
        return compileMember(syntax, context)
      case 'CallExpression':
        return compileMethodCall(syntax, context)
      case 'UnaryExpression':
        return compileUnary(syntax.operator, compile(syntax.argument), context)
      case 'LogicalExpression':
        return compileLogical(syntax.operator, [syntax.left, syntax.right].map(compile), context)
      case 'BinaryExpression':
        return compileBinary(syntax.operator, [syntax.left, syntax.right].map(compile), context)
      case 'ConditionalExpression':
        return compileConditional(
          [syntax.test, syntax.consequent, syntax.alternate].map(compile),
          context,
        )
      case 'ArrayExpression':
        return compileArray(syntax.elements.map(compile), context)
      case 'ParenthesizedExpression':
        return compile(syntax.expression)
      default:
        throw new SyntaxProblem(`"${source}" is not part of the rules language`, syntax.start)
    }
  }
  return compile
}

function compileLiteral(literal: Literal, { source, start }: Context): Expression {
  if (literal.regex) {
    const { pattern, flags } = literal.regex
    try {
      const compiled = toPattern(pattern, flags)
      return { kind: 'regexp', source, parts: [], evaluate: () => compiled }
    } catch (cause) {
      throw new SyntaxProblem(`bad regular expression: ${(cause as Error).message}`, start)
    }
  }
  const value = literal.value ?? null
  const kind = value === null ? 'null' : (typeof value as 'string' | 'number' | 'boolean')
  return { kind, source, parts: [], evaluate: () => value }
}

function compileUnary(operator: string, operand: Expression, context: Context): Expression {
  const { source, start } = context
  if (operator === '!') {
    const problem = booleanProblem(operand)
    if (problem !== undefined) throw new SyntaxProblem(`! takes a boolean, ${problem}`, start)
    const evaluate: Expression['evaluate'] = (scope) => !evaluateBoolean(operand, scope)
    return { kind: 'boolean', source, operator, parts: [operand], evaluate }
  }
  if (operator === '-' && mayBe(operand, 'number')) {
    const evaluate: Expression['evaluate'] = (scope) => {
      const value = operand.evaluate(scope)
      if (typeof value === 'number') return -value
      throw new EvaluationError(`${operand.source} is not a number`)
    }
    return { kind: 'number', source, operator, parts: [operand], evaluate }
  }
  throw new SyntaxProblem(`${operator} does not take a ${operand.kind}`, start)
}

function compileLogical(operator: string, parts: Expression[], context: Context): Expression {
  const { source, start } = context
  const [left, right] = parts as [Expression, Expression]
  const problem = booleanProblem(left) ?? booleanProblem(right)
  if (problem !== undefined)
    throw new SyntaxProblem(`${operator} takes booleans, ${problem}`, start)
  const evaluate: Expression['evaluate'] =
    operator === '&&'
      ? (scope) => evaluateBoolean(left, scope) && evaluateBoolean(right, scope)
      : (scope) => evaluateBoolean(left, scope) || evaluateBoolean(right, scope)
  return { kind: 'boolean', source, operator, parts, evaluate }
}

function compileBinary(name: string, parts: Expression[], context: Context): Expression {
  const { source, start } = context
  const operator = OPERATORS.get(name)
  if (!operator) throw new SyntaxProblem(`the operator "${name}" is not supported`, start)
  const [left, right] = parts as [Expression, Expression]
  const checked = operator.check(left, right)
  if ('problem' in checked) throw new SyntaxProblem(checked.problem, start)
  const { compute } = operator
  const evaluate: Expression['evaluate'] = (scope) =>
    compute(left.evaluate(scope), right.evaluate(scope))
  return { kind: checked.kind, source, operator: name, parts, evaluate }
}

function compileConditional(parts: Expression[], { source, start }: Context): Expression {
  const [test, yes, no] = parts as [Expression, Expression, Expression]
  const problem = booleanProblem(test)
  if (problem !== undefined) {
    throw new SyntaxProblem(`the test of ?: must be a boolean, ${problem}`, start)
  }
  const kind = yes.kind === no.kind ? yes.kind : 'any'
  if (kind === 'any' && [yes.kind, no.kind].includes('snapshot')) {
    throw new SyntaxProblem('the two sides of ?: must be of one kind', start)
  }
  const evaluate: Expression['evaluate'] = (scope) =>
    (evaluateBoolean(test, scope) ? yes : no).evaluate(scope)
  return { kind, source, operator: '?:', parts, evaluate }
}

function compileArray(parts: Expression[], { source, start }: Context): Expression {
  if (parts.length === 0) throw new SyntaxProblem('an array must not be empty', start)
  if (!parts.every((part) => mayBe(part, 'string'))) {
    throw new SyntaxProblem('an array holds strings only', start)
  }
  const evaluate: Expression['evaluate'] = (scope) =>
    parts.map((part) => {
      const value = part.evaluate(scope)
      if (typeof value === 'string') return value
      throw new EvaluationError(`${part.source} is not a string`)
    })
  return { kind: 'array', source, parts, evaluate }
}
