import { nodeAt } from '../data/node.ts'
import type { Node } from '../data/node.ts'
import type { Path } from '../data/path.ts'

/** `data`, `newData` and `root` of the rules: a place in a tree, able to look up and down. */
export interface Snapshot {
  readonly root: Node
  readonly path: Path
  readonly node: Node
}

export function snapshotAt(root: Node, path: Path): Snapshot {
  return { root, path, node: nodeAt(root, path) }
}

export function childSnapshot(from: Snapshot, path: Path): Snapshot {
  return { root: from.root, path: [...from.path, ...path], node: nodeAt(from.node, path) }
}
