import { compareKeys } from './key-order.ts'
import type { Path } from './path.ts'
import { mapGet, mapSize } from './sorted-map.ts'
import type { SortedMap } from './sorted-map.ts'

export type Leaf = string | number | boolean
export type Priority = string | number

/** Stands for any value with children: they all sort alike, after the strings. */
export const OBJECT = Symbol('object')

/** A value as an index sees it. */
export type Sortable = Leaf | null | typeof OBJECT

/** The place of a child in an index: by value, ties by key. */
export interface Post {
  readonly value: Sortable
  readonly key: string
}

/** The children of one branch, sorted by what an index reads from them. */
export interface ValueIndex {
  readonly posts: SortedMap<Post, true>
  readonly read: (child: Node) => Sortable
}

/** A node with children. Immutable but for two caches that never change what it says. */
export interface Branch {
  readonly children: SortedMap<string, Value>
  readonly priority: Priority | null
  /** How many children carry a priority; while it is 0, the order by priority is the order by key. */
  readonly prioritized: number
  hash: string | undefined
  /** Built when a query first asks for them, then carried from version to version. */
  indexes: ReadonlyMap<string, ValueIndex> | undefined
}

export interface PriorityLeaf {
  readonly leaf: Leaf
  readonly priority: Priority
}

/** A place that holds something. Plain leaves are stored as themselves. */
export type Value = Leaf | PriorityLeaf | Branch
/** What is at a place; null is nothing. */
export type Node = Value | null

export function isBranch(node: Node): node is Branch {
  return typeof node === 'object' && node !== null && 'children' in node
}

/** The scalar at a node, or null for nothing and for branches. */
export function leafOf(node: Node): Leaf | null {
  if (typeof node !== 'object') return node
  return node !== null && 'leaf' in node ? node.leaf : null
}

export function priorityOf(node: Node): Priority | null {
  return typeof node === 'object' && node !== null ? node.priority : null
}

export function childOf(node: Node, key: string): Node {
  return isBranch(node) ? (mapGet(compareKeys, node.children, key) ?? null) : null
}

export function childCount(node: Node): number {
  return isBranch(node) ? mapSize(node.children) : 0
}

export function nodeAt(root: Node, path: Path): Node {
  let node = root
  for (const key of path) {
    if (node === null) return null
    node = childOf(node, key)
  }
  return node
}
