import { compareKeys } from '../data/key-order.ts'
import { childCount, isBranch, leafOf, nodeAt, priorityOf } from '../data/node.ts'
import type { Leaf, Node, Priority } from '../data/node.ts'
import { parsePath } from '../data/path.ts'
import { mapForward } from '../data/sorted-map.ts'

const MAX_WINDOWS = 200
const MAX_CHILDREN = 1_000
const MAX_TEXT = 500

/** A place without what lies below it: the page never gets more than it shows. */
export interface Summary {
  readonly kind: 'none' | 'leaf' | 'branch'
  /** Of a leaf; a long text is cut. */
  readonly value?: Leaf | null
  readonly isCut?: boolean
  readonly count?: number
  readonly priority?: Priority
}

/** The first children of a place from a key on. */
export interface WindowRequest {
  readonly path: string
  readonly limit: number
  readonly from?: string
}

export interface TreeWindow extends Summary {
  readonly path: string
  readonly children: readonly (Summary & { readonly key: string })[]
  /** Whether there are children behind these. */
  readonly hasMore: boolean
}

/** Reads windows of a tree; what a window leaves out is not looked at. */
export function readWindows(root: Node, requests: readonly WindowRequest[]): TreeWindow[] {
  return requests.slice(0, MAX_WINDOWS).map(({ path, limit, from = '' }) => {
    const node = nodeAt(root, parsePath(path))
    const children: (Summary & { readonly key: string })[] = []
    const most = Math.min(Math.max(1, limit), MAX_CHILDREN)
    let hasMore = false
    if (isBranch(node)) {
      const isBefore = (key: string) => from !== '' && compareKeys(key, from) < 0
      for (const [key, child] of mapForward(node.children, isBefore)) {
        hasMore = children.length === most
        if (hasMore) break
        children.push({ key, ...summarize(child) })
      }
    }
    return { path, ...summarize(node), children, hasMore }
  })
}

function summarize(node: Node): Summary {
  const priority = priorityOf(node)
  const extra = priority === null ? {} : { priority }
  if (isBranch(node)) return { kind: 'branch', count: childCount(node), ...extra }
  const value = leafOf(node)
  if (value === null) return { kind: 'none' }
  if (typeof value !== 'string' || value.length <= MAX_TEXT)
    return { kind: 'leaf', value, ...extra }
  return { kind: 'leaf', value: value.slice(0, MAX_TEXT), isCut: true, ...extra }
}
