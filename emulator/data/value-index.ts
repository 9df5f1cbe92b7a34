import { compareKeys } from './key-order.ts'
import { OBJECT, isBranch, leafOf, nodeAt, priorityOf } from './node.ts'
import type { Branch, Leaf, Node, Post, Sortable, ValueIndex } from './node.ts'
import { parsePath } from './path.ts'
import { mapDelete, mapEach, mapFromSorted, mapSet } from './sorted-map.ts'

/** Orders values as the database does: null, false, true, numbers, strings, objects. */
export function compareSortables(a: Sortable, b: Sortable): number {
  if (a === b) return 0
  const ranks = rank(a) - rank(b)
  if (ranks !== 0) return ranks
  return (a as Leaf) < (b as Leaf) ? -1 : 1
}

export function comparePosts(a: Post, b: Post): number {
  return compareSortables(a.value, b.value) || compareKeys(a.key, b.key)
}

/** How an index named in a query reads its value from a child. */
export function indexReader(name: string): (child: Node) => Sortable {
  if (name === '.priority') return priorityOf
  if (name === '.value') return toSortable
  const path = parsePath(name)
  return (child) => toSortable(nodeAt(child, path))
}

/** The index of a branch; built at the first call and kept up by every later version of the branch. */
export function indexOf(branch: Branch, name: string): ValueIndex {
  const known = branch.indexes?.get(name)
  if (known) return known
  const read = indexReader(name)
  const posts: Post[] = []
  mapEach(branch.children, (key, child) => posts.push({ value: read(child), key }))
  posts.sort(comparePosts)
  const marks = new Array<true>(posts.length).fill(true)
  const index: ValueIndex = { read, posts: mapFromSorted(posts, marks) }
  branch.indexes = new Map(branch.indexes).set(name, index)
  return index
}

/** The indexes of a branch after one child changed. */
export function updateIndexes(
  indexes: ReadonlyMap<string, ValueIndex>,
  change: { readonly key: string; readonly before: Node; readonly after: Node },
): ReadonlyMap<string, ValueIndex> {
  const { key, before, after } = change
  const updated = new Map<string, ValueIndex>()
  for (const [name, index] of indexes) {
    const { read } = index
    const stays = before !== null && after !== null && read(before) === read(after)
    let posts = index.posts
    if (!stays && before !== null)
      posts = mapDelete(comparePosts, posts, { value: read(before), key })
    if (!stays && after !== null)
      posts = mapSet(comparePosts, posts, [{ value: read(after), key }, true])
    updated.set(name, { posts, read })
  }
  return updated
}

function toSortable(node: Node): Sortable {
  return isBranch(node) ? OBJECT : leafOf(node)
}

const RANKS: Readonly<Record<string, number>> = { number: 3, string: 4, symbol: 5 }

function rank(value: Sortable): number {
  if (typeof value === 'boolean') return value ? 2 : 1
  return RANKS[typeof value] ?? 0
}
