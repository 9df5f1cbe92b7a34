import type { CallExpression, MemberExpression } from 'acorn'
import { itemAt } from '../data/item-at.ts'
import { QUERY_PROPERTIES } from './compile-variable.ts'
import type { Context } from './context.ts'
import { mayBe } from './expression.ts'
import type { Expression } from './expression.ts'
import { SNAPSHOT_METHODS, STRING_METHODS } from './methods.ts'
import type { Method } from './methods.ts'
import { EvaluationError } from './scope.ts'
import type { Scope } from './scope.ts'
import { SyntaxProblem } from './syntax-problem.ts'

/** Compiles `a.b` and `a['b']`. */
export function compileMember(syntax: MemberExpression, context: Context): Expression {
  const { source, start } = context
  const object = context.compile(syntax.object)
  if (object.kind === 'claim') return compileClaim(object, syntax, context)
  const name = staticName(syntax, start)
  if (object.kind === 'query') {
    const property = QUERY_PROPERTIES.get(name)
    if (!property) throw new SyntaxProblem(`query has no property "${name}"`, start)
    return {
      kind: property.kind,
      source,
      parts: [],
      evaluate: (scope) => property.read(scope.query),
    }
  }
  if (name === 'length' && mayBe(object, 'string')) {
    const evaluate = (scope: Scope) => toText(object, scope).length
    return { kind: 'number', source, parts: [object], evaluate }
  }
  throw new SyntaxProblem(`a ${object.kind} has no property "${name}"`, start)
}

/** Compiles `a.method(…)`. */
export function compileMethodCall(syntax: CallExpression, context: Context): Expression {
  const { start, compile } = context
  const { callee } = syntax
  if (callee.type !== 'MemberExpression') {
    throw new SyntaxProblem('only methods can be called', start)
  }
  const target = compile(callee.object)
  const name = staticName(callee, start)
  const isSnapshot = target.kind === 'snapshot'
  const methods = isSnapshot ? SNAPSHOT_METHODS : STRING_METHODS
  const method = isSnapshot || mayBe(target, 'string') ? methods.get(name) : undefined
  if (!method) throw new SyntaxProblem(`a ${target.kind} has no method "${name}"`, start)
  const args = syntax.arguments.map(compile)
  checkArguments(name, { method, args, start })
  return { ...toCall({ target, method, args, isSnapshot }), source: context.source }
}

interface Call {
  readonly target: Expression
  readonly method: Method
  readonly args: readonly Expression[]
  readonly isSnapshot: boolean
}

function toCall({ target, method, args, isSnapshot }: Call): Omit<Expression, 'source'> {
  const call = method.call as (target: unknown, ...args: unknown[]) => unknown
  const readTarget = isSnapshot ? target.evaluate : (scope: Scope) => toText(target, scope)
  const wantsText = method.takes.map((kind) => kind === 'string')
  const parts = [target, ...args]
  const readArgument = (argument: Expression, at: number) =>
    wantsText[at] ? (scope: Scope) => toText(argument, scope) : argument.evaluate
  const [first, second] = args.map(readArgument)
  let evaluate: Expression['evaluate']
  if (first && second) {
    evaluate = (scope) => call(readTarget(scope), first(scope), second(scope))
  } else if (first) evaluate = (scope) => call(readTarget(scope), first(scope))
  else evaluate = (scope) => call(readTarget(scope))
  return { kind: method.gives, parts, evaluate }
}

function checkArguments(
  name: string,
  call: { readonly method: Method; readonly args: readonly Expression[]; readonly start: number },
): void {
  const { takes, optional = 0 } = call.method
  if (call.args.length > takes.length || call.args.length < takes.length - optional) {
    throw new SyntaxProblem(`${name}() takes ${String(takes.length)} arguments`, call.start)
  }
  call.args.forEach((argument, at) => {
    const wanted = itemAt(takes, at)
    // Only a literal makes a regular expression or an array; a looked-up value never does.
    const fits =
      wanted === 'regexp' || wanted === 'array' ? argument.kind === wanted : mayBe(argument, wanted)
    if (!fits)
      throw new SyntaxProblem(`${name}() takes a ${wanted}, not a ${argument.kind}`, call.start)
  })
}

/** `auth` is null or holds whatever JSON there is; what is missing is null, and so is all below it. */
function compileClaim(object: Expression, syntax: MemberExpression, context: Context): Expression {
  const { source, start, compile } = context
  if (!syntax.computed) {
    const name = staticName(syntax, start)
    const evaluate = (scope: Scope) => propertyOf(object.evaluate(scope), name, object.source)
    if (name === 'length') {
      return {
        kind: 'number',
        source,
        parts: [object],
        evaluate: (scope) => toText(object, scope).length,
      }
    }
    return { kind: 'claim', source, parts: [object], evaluate }
  }
  const key = compile(syntax.property)
  if (!mayBe(key, 'string')) throw new SyntaxProblem('a key must be a string', start)
  const evaluate = (scope: Scope) =>
    propertyOf(object.evaluate(scope), toText(key, scope), object.source)
  return { kind: 'claim', source, parts: [object, key], evaluate }
}

function staticName(syntax: MemberExpression, start: number): string {
  const { property } = syntax
  if (!syntax.computed && property.type === 'Identifier') return property.name
  if (property.type === 'Literal' && typeof property.value === 'string') return property.value
  throw new SyntaxProblem('a property must be named', start)
}

function propertyOf(object: unknown, name: string, source: string): unknown {
  if (object === null) return null
  if (typeof object !== 'object') throw new EvaluationError(`${source} is a ${typeof object}`)
  return Object.hasOwn(object, name) ? ((object as Record<string, unknown>)[name] ?? null) : null
}

function toText(operand: Expression, scope: Scope): string {
  const value = operand.evaluate(scope)
  if (typeof value === 'string') return value
  throw new EvaluationError(`${operand.source} is not a string`)
}
