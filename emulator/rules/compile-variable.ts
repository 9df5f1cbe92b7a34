import type { Query } from '../data/query.ts'
import type { Expression, Kind } from './expression.ts'
import type { Environment, Scope } from './scope.ts'
import { SyntaxProblem } from './syntax-problem.ts'

interface Variable {
  readonly kind: Kind
  readonly read: (scope: Scope) => unknown
  readonly only?: readonly Environment['kind'][]
}

const VARIABLES: ReadonlyMap<string, Variable> = new Map<string, Variable>([
  ['auth', { kind: 'claim', read: (scope) => scope.auth }],
  ['now', { kind: 'number', read: (scope) => scope.now }],
  ['root', { kind: 'snapshot', read: (scope) => scope.root }],
  ['data', { kind: 'snapshot', read: (scope) => scope.data }],
  ['newData', { kind: 'snapshot', read: (scope) => scope.newData, only: ['write', 'validate'] }],
  ['query', { kind: 'query', read: (scope) => scope.query, only: ['read'] }],
])

/** Compiles a name: a variable of the language or a `$name` of the place. */
export function compileVariable(
  name: string,
  context: { readonly start: number; readonly environment: Environment },
): Expression {
  const { environment, start } = context
  if (name.startsWith('$')) {
    const depth = environment.wildcards.get(name)
    if (depth === undefined) throw new SyntaxProblem(`${name} is not a key of this place`, start)
    const evaluate = (scope: Scope) => scope.path[depth]
    return { kind: 'string', source: name, parts: [], evaluate }
  }
  const variable = VARIABLES.get(name)
  if (!variable) throw new SyntaxProblem(`unknown variable "${name}"`, start)
  if (variable.only && !variable.only.includes(environment.kind)) {
    throw new SyntaxProblem(`"${name}" cannot be used in .${environment.kind}`, start)
  }
  return { kind: variable.kind, source: name, parts: [], evaluate: variable.read }
}

interface QueryProperty {
  readonly kind: Kind
  readonly read: (query: Query | undefined) => unknown
}

const ordersBy = (index: string): QueryProperty => ({
  kind: 'boolean',
  // A read without a query is one by key.
  read: (query) => (query?.index ?? '.key') === index,
})

const reads = (kind: Kind, read: QueryProperty['read']): QueryProperty => ({ kind, read })

/** What `.read` can know of the query. */
export const QUERY_PROPERTIES: ReadonlyMap<string, QueryProperty> = new Map([
  ['orderByKey', ordersBy('.key')],
  ['orderByValue', ordersBy('.value')],
  ['orderByPriority', ordersBy('.priority')],
  [
    'orderByChild',
    reads('string', (query) => (query?.index.startsWith('.') ? null : (query?.index ?? null))),
  ],
  ['startAt', reads('any', (query) => query?.start?.value ?? null)],
  ['endAt', reads('any', (query) => query?.end?.value ?? null)],
  [
    'equalTo',
    reads('any', (query) => {
      const value = query?.start?.value
      return value !== undefined && value === query?.end?.value ? value : null
    }),
  ],
  [
    'limitToFirst',
    reads('number', (query) => (query?.from === 'left' ? (query.limit ?? null) : null)),
  ],
  [
    'limitToLast',
    reads('number', (query) => (query?.from === 'right' ? (query.limit ?? null) : null)),
  ],
])
