import { toBranch, withPriority } from './edit.ts'
import { InvalidData } from './invalid-data.ts'
import { compareKeys } from './key-order.ts'
import { MAX_DEPTH, checkKey, checkString, tooDeep } from './limits.ts'
import { childOf, leafOf, priorityOf } from './node.ts'
import type { Leaf, Node, Priority, Value } from './node.ts'
import { mapFromSorted } from './sorted-map.ts'

/** What server values stand for within one write. */
export interface WriteContext {
  readonly now: number
  /** What is at the place now: the ground for increments. */
  readonly existing: Node
  /** How deep the place lies, for the depth limit. */
  readonly depth: number
}

const NOTHING: WriteContext = { now: 0, existing: null, depth: 0 }

/** Reads JSON as the SDKs and REST send it, with server values resolved. Throws `InvalidData`. */
export function fromJson(json: unknown, context: WriteContext = NOTHING): Node {
  if (json === null) return null
  if (typeof json !== 'object') return toLeaf(json)
  if (Array.isArray(json)) return readChildren(Object.entries(json), null, context)
  const object = json as Record<string, unknown>
  if ('.sv' in object) return resolveServerValue(object['.sv'], leafOf(context.existing), context)
  const priority = readPriority(object['.priority'], context)
  if ('.value' in object) return withPriority(readScalar(object['.value'], context), priority)
  return readChildren(Object.entries(object), priority, context)
}

/** What `.value` holds: never children, so nothing can be nested without end. */
function readScalar(json: unknown, context: WriteContext): Node {
  const isObject = typeof json === 'object' && json !== null
  if (isObject && !('.sv' in json)) throw new InvalidData('Invalid data: .value must be a scalar')
  return fromJson(json, context)
}

function readChildren(
  entries: [string, unknown][],
  priority: Priority | null,
  context: WriteContext,
): Node {
  const found: [string, Value][] = []
  let prioritized = 0
  for (const [key, json] of entries) {
    if (json === null || key === '.priority') continue
    checkKey(key)
    if (context.depth >= MAX_DEPTH) throw tooDeep()
    const existing = childOf(context.existing, key)
    const node = fromJson(json, { now: context.now, existing, depth: context.depth + 1 })
    if (node === null) continue
    if (priorityOf(node) !== null) prioritized++
    found.push([key, node])
  }
  found.sort((a, b) => compareKeys(a[0], b[0]))
  const keys = found.map((entry) => entry[0])
  const values = found.map((entry) => entry[1])
  return toBranch(mapFromSorted(keys, values), priority, prioritized)
}

function readPriority(json: unknown, context: WriteContext): Priority | null {
  if (json === undefined || json === null) return null
  if (typeof json === 'string' || typeof json === 'number') return toLeaf(json) as Priority
  if (typeof json === 'object' && '.sv' in json) {
    return resolveServerValue(json['.sv'], priorityOf(context.existing), context) as Priority
  }
  throw new InvalidData('Invalid data: a priority must be a string, a number or null')
}

function toLeaf(json: unknown): Leaf {
  if (typeof json === 'boolean') return json
  // The wire knows no -0, and its hash would be that of no client.
  if (typeof json === 'number' && Number.isFinite(json)) return json + 0
  if (typeof json === 'string') {
    checkString(json)
    return json
  }
  throw new InvalidData(`Invalid data: couldn't parse a ${typeof json}`)
}

function resolveServerValue(value: unknown, existing: Leaf | null, context: WriteContext): Leaf {
  if (value === 'timestamp') return context.now
  if (typeof value === 'object' && value !== null && 'increment' in value) {
    const step = value.increment
    // A sum may be more than a number can be, and is refused as that number would be.
    if (typeof step === 'number')
      return toLeaf(typeof existing === 'number' ? existing + step : step)
  }
  throw new InvalidData('Invalid data: unknown server value in ".sv"')
}
