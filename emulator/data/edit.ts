import { compareKeys } from './key-order.ts'
import { childOf, isBranch, leafOf, priorityOf } from './node.ts'
import type { Branch, Node, Priority, Value } from './node.ts'
import type { Path } from './path.ts'
import { mapDelete, mapSet, mapSize } from './sorted-map.ts'
import type { SortedMap } from './sorted-map.ts'
import { updateIndexes } from './value-index.ts'

/** The node with another priority; nothing has none. */
export function withPriority(node: Node, priority: Priority | null): Node {
  if (node === null || priorityOf(node) === priority) return node
  if (isBranch(node)) return { ...node, priority, hash: undefined }
  const leaf = leafOf(node)
  return priority === null || leaf === null ? leaf : { leaf, priority }
}

/** Makes a branch of children in key order; nothing where there are none. */
export function toBranch(
  children: SortedMap<string, Value>,
  priority: Priority | null,
  prioritized: number,
): Branch | null {
  if (mapSize(children) === 0) return null
  return { children, priority, prioritized, hash: undefined, indexes: undefined }
}

/** The node with one child replaced; costs the depth of the sorted map, not its width. */
export function withChild(node: Node, key: string, child: Node): Node {
  const branch = isBranch(node) ? node : undefined
  const before = branch ? childOf(branch, key) : null
  if (before === child) return node
  if (!branch) {
    if (child === null) return node
    return toBranch({ keys: [key], values: [child] }, priorityOf(node), countPriority(child))
  }
  const children =
    child === null
      ? mapDelete(compareKeys, branch.children, key)
      : mapSet(compareKeys, branch.children, [key, child])
  if (mapSize(children) === 0) return null
  return {
    children,
    priority: branch.priority,
    prioritized: branch.prioritized - countPriority(before) + countPriority(child),
    hash: undefined,
    indexes: branch.indexes && updateIndexes(branch.indexes, { key, before, after: child }),
  }
}

/** The tree with the node at a path replaced. `.priority` as the last key sets the priority. */
export function withNodeAt(root: Node, path: Path, node: Node): Node {
  const [key, ...rest] = path
  if (key === undefined) return node
  if (key === '.priority') return withPriority(root, leafOf(node) as Priority | null)
  return withChild(root, key, withNodeAt(childOf(root, key), rest, node))
}

function countPriority(node: Node): number {
  return priorityOf(node) === null ? 0 : 1
}
