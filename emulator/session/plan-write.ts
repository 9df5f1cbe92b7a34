import { withNodeAt } from '../data/edit.ts'
import { fromJson } from '../data/from-json.ts'
import type { WriteContext } from '../data/from-json.ts'
import { InvalidData } from '../data/invalid-data.ts'
import { checkPath } from '../data/limits.ts'
import { nodeAt, priorityOf } from '../data/node.ts'
import type { Node, Priority } from '../data/node.ts'
import { formatPath, isWithin, parsePath } from '../data/path.ts'
import type { Path } from '../data/path.ts'

/** A write as a client asks for it, its data not yet looked at. */
export interface WriteOrder {
  readonly kind: 'set' | 'update'
  readonly path: Path
  readonly data: unknown
}

/** One place that a write replaces. */
export interface Entry {
  readonly path: Path
  readonly node: Node
}

/** What a write would do: all of it happens, or nothing. */
export interface Change {
  readonly kind: 'set' | 'update'
  readonly path: Path
  readonly before: Node
  readonly after: Node
  readonly entries: readonly Entry[]
}

/** Works out a write on a tree. Throws `InvalidData`. */
export function planWrite(root: Node, order: WriteOrder, now: number): Change {
  const values = order.kind === 'set' ? [['', order.data] as const] : readUpdates(order.data)
  const entries: Entry[] = []
  let after = root
  for (const [key, json] of values) {
    const path = [...order.path, ...parsePath(key)]
    const isPriority = path.at(-1) === '.priority'
    const place = isPriority ? path.slice(0, -1) : path
    checkPath(place)
    if (entries.some((entry) => isWithin(entry.path, place) || isWithin(place, entry.path))) {
      throw new InvalidData(`Invalid update: two paths overlap at ${formatPath(place)}`)
    }
    const existing = nodeAt(root, place)
    const node = isPriority
      ? toPriority(json, { now, existing: priorityOf(existing) })
      : fromJson(json, { now, existing, depth: place.length })
    after = withNodeAt(after, path, node)
    entries.push({ path: place, node: isPriority ? nodeAt(after, place) : node })
  }
  return { kind: order.kind, path: order.path, before: root, after, entries }
}

function toPriority(json: unknown, context: Omit<WriteContext, 'depth'>): Priority | null {
  const node = fromJson(json, { ...context, depth: 0 })
  if (node === null || typeof node === 'string' || typeof node === 'number') return node
  throw new InvalidData('Invalid data: a priority must be a string, a number or null')
}

function readUpdates(data: unknown): [string, unknown][] {
  if (typeof data !== 'object' || data === null) {
    throw new InvalidData('Invalid data: an update must be an object')
  }
  return Object.entries(data)
}
