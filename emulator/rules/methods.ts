import { childCount, isBranch, leafOf, nodeAt, priorityOf } from '../data/node.ts'
import { parsePath } from '../data/path.ts'
import type { Kind } from './expression.ts'
import type { Pattern } from './regexp.ts'
import { EvaluationError } from './scope.ts'
import { childSnapshot, snapshotAt } from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'

/** A method: what it takes, what it gives, what it does. */
export interface Method {
  readonly takes: readonly Kind[]
  /** How many of the arguments may be left out. */
  readonly optional?: number
  readonly gives: Kind
  readonly call: (target: never, ...args: never[]) => unknown
}

const method = (takes: readonly Kind[], gives: Kind, call: Method['call']): Method => ({
  takes,
  gives,
  call,
})

const STRING: readonly Kind[] = ['string']

const snapshotMethods: Record<string, Method> = {
  val: method([], 'any', (target: Snapshot) =>
    isBranch(target.node) ? target.node : leafOf(target.node),
  ),
  child: method(STRING, 'snapshot', (target: Snapshot, path: string) =>
    childSnapshot(target, parsePath(path)),
  ),
  parent: method([], 'snapshot', (target: Snapshot) => {
    if (target.path.length === 0) throw new EvaluationError('the root has no parent')
    return snapshotAt(target.root, target.path.slice(0, -1))
  }),
  hasChild: method(
    STRING,
    'boolean',
    (target: Snapshot, path: string) => nodeAt(target.node, parsePath(path)) !== null,
  ),
  hasChildren: {
    ...method(['array'], 'boolean', (target: Snapshot, keys?: string[]) =>
      keys
        ? keys.every((key) => nodeAt(target.node, parsePath(key)) !== null)
        : childCount(target.node) > 0,
    ),
    optional: 1,
  },
  exists: method([], 'boolean', (target: Snapshot) => target.node !== null),
  getPriority: method([], 'any', (target: Snapshot) => priorityOf(target.node)),
  isNumber: method([], 'boolean', (target: Snapshot) => typeof leafOf(target.node) === 'number'),
  isString: method([], 'boolean', (target: Snapshot) => typeof leafOf(target.node) === 'string'),
  isBoolean: method([], 'boolean', (target: Snapshot) => typeof leafOf(target.node) === 'boolean'),
}

const stringMethods: Record<string, Method> = {
  contains: method(STRING, 'boolean', (text: string, part: string) => text.includes(part)),
  beginsWith: method(STRING, 'boolean', (text: string, part: string) => text.startsWith(part)),
  endsWith: method(STRING, 'boolean', (text: string, part: string) => text.endsWith(part)),
  replace: method(['string', 'string'], 'string', (text: string, part: string, by: string) =>
    text.split(part).join(by),
  ),
  toLowerCase: method([], 'string', (text: string) => text.toLowerCase()),
  toUpperCase: method([], 'string', (text: string) => text.toUpperCase()),
  matches: method(['regexp'], 'boolean', (text: string, pattern: Pattern) => pattern.test(text)),
}

/** The methods of snapshots. */
export const SNAPSHOT_METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries(snapshotMethods),
)

/** The methods of strings. */
export const STRING_METHODS: ReadonlyMap<string, Method> = new Map(Object.entries(stringMethods))
