import { toBranch } from './edit.ts'
import { InvalidData } from './invalid-data.ts'
import { MAX_KEY, MIN_KEY, compareKeys } from './key-order.ts'
import { isBranch, priorityOf } from './node.ts'
import type { Branch, Leaf, Node, Post, Value } from './node.ts'
import { mapBackward, mapForward, mapFromSorted, mapReader } from './sorted-map.ts'
import { comparePosts, indexOf, indexReader } from './value-index.ts'

/** One end of a range. Without a key an inclusive end takes in every child of that value. */
export interface Bound {
  readonly value: Leaf | null
  readonly key?: string
  readonly inclusive: boolean
}

/** What a filtered read asks for. */
export interface Query {
  /** `.key`, `.value`, `.priority` or a path below each child. */
  readonly index: string
  readonly start?: Bound
  readonly end?: Bound
  readonly limit?: number
  readonly from: 'left' | 'right'
}

/** The children a query selects, in the order of its index. */
export type QueryWindow = readonly (readonly [string, Value])[]

/** Whether the query leaves anything out at all. */
export function isFiltering(query: Query): boolean {
  return query.start !== undefined || query.end !== undefined || query.limit !== undefined
}

/** The children of a node that a query selects. Reads the window and no more. */
export function readWindow(node: Node, query: Query): QueryWindow {
  if (!isBranch(node)) return []
  const tooEarly = startTest(query)
  const tooLate = endTest(query)
  const limit = query.limit ?? Infinity
  const found: (readonly [string, Value])[] = []
  const backward = query.from === 'right' && query.limit !== undefined
  const childAt = mapReader(compareKeys, node.children)
  for (const post of postsOf(node, query, { backward, skip: backward ? tooLate : tooEarly })) {
    if (found.length >= limit || (backward ? tooEarly(post) : tooLate(post))) break
    const child = childAt(post.key)
    if (child !== undefined) found.push([post.key, child])
  }
  return backward ? found.reverse() : found
}

/** Whether a child lies in the range of a query, its limit aside. */
export function isInRange(query: Query, key: string, child: Node): boolean {
  if (child === null) return false
  const value = query.index === '.key' ? null : indexReader(query.index)(child)
  const post: Post = { key, value }
  return !startTest(query)(post) && !endTest(query)(post)
}

/** The window as a node of its own, for hashes and answers. */
export function windowToNode(window: QueryWindow): Node {
  const sorted = window.toSorted((a, b) => compareKeys(a[0], b[0]))
  const prioritized = sorted.filter(([, child]) => priorityOf(child) !== null).length
  const keys = sorted.map(([key]) => key)
  const children = sorted.map(([, child]) => child)
  return toBranch(mapFromSorted(keys, children), null, prioritized)
}

interface Walk {
  readonly backward: boolean
  readonly skip: (post: Post) => boolean
}

function* postsOf(branch: Branch, query: Query, walk: Walk): Generator<Post> {
  const iterate = walk.backward ? mapBackward : mapForward
  const byKey = query.index === '.key'
  if (byKey || (query.index === '.priority' && branch.prioritized === 0)) {
    const skip = (key: string) => walk.skip({ key, value: null })
    for (const [key] of iterate(branch.children, skip)) yield { key, value: null }
    return
  }
  for (const [post] of iterate(indexOf(branch, query.index).posts, walk.skip)) yield post
}

function startTest(query: Query): (post: Post) => boolean {
  const { start, index } = query
  if (!start) return () => false
  if (index === '.key') return keyTest(start, (order) => order < 0)
  const post = { value: start.value, key: start.key ?? MIN_KEY }
  return (other) => {
    const order = comparePosts(other, post)
    return start.inclusive ? order < 0 : order <= 0
  }
}

function endTest(query: Query): (post: Post) => boolean {
  const { end, index } = query
  if (!end) return () => false
  if (index === '.key') return keyTest(end, (order) => order > 0)
  const post = { value: end.value, key: end.key ?? MAX_KEY }
  return (other) => {
    const order = comparePosts(other, post)
    return end.inclusive ? order > 0 : order >= 0
  }
}

/** By key, the value of a bound is itself the key. */
function keyTest(bound: Bound, isOutside: (order: number) => boolean): (post: Post) => boolean {
  const { value, inclusive } = bound
  if (typeof value !== 'string') throw new InvalidData('A query by key takes strings as its ends')
  return (post) => {
    const order = compareKeys(post.key, value)
    return order === 0 ? !inclusive : isOutside(order)
  }
}
