import { itemAt } from '../data/item-at.ts'
import { childOf, nodeAt } from '../data/node.ts'
import type { Node } from '../data/node.ts'
import { isWithin } from '../data/path.ts'
import type { Path } from '../data/path.ts'
import { isFiltering, isInRange, readWindow, windowToNode } from '../data/query.ts'
import type { Query } from '../data/query.ts'
import { indexReader } from '../data/value-index.ts'
import type { PushEncoder } from './push-encoder.ts'
import type { Change, Entry } from './plan-write.ts'

/** What some clients look at: a place, or the window of a query there. */
export interface View {
  readonly path: Path
  readonly query: Query | undefined
  /** The children in the window of a query with a limit; any other range is told by its ends. */
  keys: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

/** The view of a place, as the tree is now. */
export function createView(root: Node, path: Path, query: Query | undefined): View {
  const filter = query && isFiltering(query) ? query : undefined
  return { path, query: filter, keys: filter ? windowKeys(nodeAt(root, path), filter) : NONE }
}

/** What a view shows of a tree. */
export function viewNode(root: Node, { path, query }: Pick<View, 'path' | 'query'>): Node {
  const node = nodeAt(root, path)
  return query && isFiltering(query) ? windowToNode(readWindow(node, query)) : node
}

/** The push that tells a view of a change, if the change shows there. Moves the window. */
export function updateView(view: View, change: Change, encoder: PushEncoder): string | undefined {
  const { path } = view
  const covering = change.entries.some((entry) => isWithin(entry.path, path))
  if (covering) return overwrite(view, change, encoder)
  const inside = change.entries.filter((entry) => isWithin(path, entry.path))
  if (inside.length === 0) return undefined
  const base = isWithin(path, change.path) ? change.path : path
  if (!view.query) return encoder.encode(change.kind, base, inside)
  const shown = moveWindow(view, view.query, { change, inside })
  if (shown.length === 0) return undefined
  const isWhole = shown.length === inside.length && shown.every((entry) => inside.includes(entry))
  if (isWhole) return encoder.encode(change.kind, base, shown)
  return encoder.encodeOnce(shown.length === 1 ? 'set' : 'update', path, shown)
}

/** The place itself, or one above it, was replaced. */
function overwrite(view: View, change: Change, encoder: PushEncoder): string | undefined {
  const node = nodeAt(change.after, view.path)
  if (node === nodeAt(change.before, view.path)) return undefined
  if (!view.query) return encoder.encode('set', view.path, [{ path: view.path, node }])
  view.keys = windowKeys(node, view.query)
  const shown = viewNode(change.after, view)
  return encoder.encodeOnce('set', view.path, [{ path: view.path, node: shown }])
}

interface InnerChange {
  readonly change: Change
  readonly inside: readonly Entry[]
}

/** What of a change below a filtered view shows in its window, old or new. */
function moveWindow(view: View, query: Query, { change, inside }: InnerChange): Entry[] {
  const { path } = view
  const before = nodeAt(change.before, path)
  const after = nodeAt(change.after, path)
  const move = { before, after, touched: touchedKeys(path, inside) }
  const { old, keys } =
    query.limit === undefined ? rangeKeys(query, move) : limitKeys(view, query, move)
  const shown = inside.filter((entry) => {
    const key = itemAt(entry.path, path.length)
    return old.has(key) && keys.has(key)
  })
  if (keys === old) return shown
  for (const key of old) if (!keys.has(key)) shown.push({ path: [...path, key], node: null })
  for (const key of keys) {
    if (!old.has(key)) shown.push({ path: [...path, key], node: childOf(after, key) })
  }
  return shown
}

interface Move {
  readonly before: Node
  readonly after: Node
  readonly touched: ReadonlySet<string>
}

interface MovedKeys {
  readonly old: ReadonlySet<string>
  readonly keys: ReadonlySet<string>
}

/** Of a range without a limit only what was touched can come or go, however much it holds. */
function rangeKeys(query: Query, { before, after, touched }: Move): MovedKeys {
  const within = (tree: Node) =>
    new Set([...touched].filter((key) => isInRange(query, key, childOf(tree, key))))
  return { old: within(before), keys: within(after) }
}

/** The window of a limit before and after; the same set where it has not moved. */
function limitKeys(view: View, query: Query, { before, after, touched }: Move): MovedKeys {
  const old = view.keys
  const read = query.index === '.key' ? () => null : indexReader(query.index)
  const moved = [...touched].filter((key) => {
    const [was, is] = [childOf(before, key), childOf(after, key)]
    return (was === null) !== (is === null) || read(was) !== read(is)
  })
  const matters = moved.some((key) => old.has(key) || isInRange(query, key, childOf(after, key)))
  if (matters) view.keys = windowKeys(after, query)
  return { old, keys: view.keys }
}

function touchedKeys(path: Path, inside: readonly Entry[]): ReadonlySet<string> {
  return new Set(inside.map((entry) => itemAt(entry.path, path.length)))
}

function windowKeys(node: Node, query: Query): ReadonlySet<string> {
  if (query.limit === undefined) return NONE
  return new Set(readWindow(node, query).map(([key]) => key))
}
