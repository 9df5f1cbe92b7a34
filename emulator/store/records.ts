import { mapForward } from '../data/sorted-map.ts'
import { isBranch } from '../data/node.ts'
import type { Node } from '../data/node.ts'
import { formatPath } from '../data/path.ts'
import type { Path } from '../data/path.ts'
import { encodeNode } from '../data/to-json.ts'
import type { Left } from '../session/on-disconnect.ts'
import { encodeLeftLine, encodeLine, encodeRulesLine } from './journal-line.ts'
import type { StoredWrite } from './journal-line.ts'

/** What of a namespace is kept. */
export interface StoredNamespace {
  readonly root: Node
  /** The text of its own rules, if it has any. */
  readonly rules: string | undefined
  /** What each session leaves behind. */
  readonly left: ReadonlyMap<string, Left>
}

/** The most nodes that one record holds: so much is encoded without letting anyone else run. */
const MAX_NODES = 20_000
const LINE_LENGTH = 256 * 1024

/** The lines of a snapshot, made as they are asked for; the tree they come from never changes. */
export function* snapshotLines(state: ReadonlyMap<string, StoredNamespace>): Generator<string> {
  for (const [namespace, { root, rules, left }] of state) {
    let writes: StoredWrite[] = []
    let length = 0
    for (const write of writesOf([], root)) {
      writes.push(write)
      length += write.value.length
      if (length < LINE_LENGTH) continue
      yield encodeLine(namespace, writes)
      writes = []
      length = 0
    }
    // An empty one too: that there is this namespace is worth keeping.
    yield encodeLine(namespace, writes)
    if (rules !== undefined) yield encodeRulesLine(namespace, rules)
    for (const [session, what] of left) yield encodeLeftLine(namespace, session, what)
  }
}

function* writesOf(path: Path, node: Node): Generator<StoredWrite> {
  if (node === null) return
  if (!isBranch(node) || countNodes(node, MAX_NODES) <= MAX_NODES) {
    yield { path: formatPath(path), value: encodeNode(node) }
    return
  }
  for (const [key, child] of mapForward(node.children, () => false)) {
    yield* writesOf([...path, key], child)
  }
  if (node.priority !== null) {
    yield { path: formatPath([...path, '.priority']), value: JSON.stringify(node.priority) }
  }
}

/** Counts nodes, and gives up beyond the most that matters. */
function countNodes(node: Node, most: number): number {
  if (!isBranch(node)) return 1
  let count = 1
  for (const [, child] of mapForward(node.children, () => false)) {
    count += countNodes(child, most - count)
    if (count > most) break
  }
  return count
}
