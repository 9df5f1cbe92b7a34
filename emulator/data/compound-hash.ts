import { leafText, quoted, sha1 } from './hash.ts'
import { compareKeys, comparePaths } from './key-order.ts'
import { childOf, isBranch, priorityOf } from './node.ts'
import type { Node, Value } from './node.ts'
import type { Path } from './path.ts'
import { mapEach } from './sorted-map.ts'
import { encodeNode } from './to-json.ts'

/** What a client knows of a tree: the hash of each range of its leaves, and where each but the last ends. */
export interface CompoundHash {
  readonly hashes: readonly string[]
  /** Ascending; a range runs from behind one post to the next one, which belongs to it. */
  readonly posts: readonly Path[]
}

/** A range that the client does not have as it is. */
export interface Difference {
  /** Which of the ranges. */
  readonly range: number
  /** The JSON text of the tree cut down to the range. */
  readonly data: string
}

const PRIORITY = '.priority'

/**
 * The ranges in which a tree is not what the hashes say. Undefined where the SDKs would lose a priority
 * when they take them, which is better told whole:
 * - that of a branch of which a range has nothing else: they read it as nothing, and keep none where
 *   another range leaves the branch empty for a moment;
 * - that of a leaf that a range begins behind: they count it as the first thing in that range.
 */
export function findDifferences(node: Node, hash: CompoundHash): Difference[] | undefined {
  const { hashes, posts } = hash
  const differences: Difference[] = []
  let range = 0
  let cut = createCut()
  const bare: number[] = []
  const finish = () => {
    const { text, json, isBare } = cut.finish()
    if ((text === '' ? '' : sha1(text)) !== hashes[range]) differences.push({ range, data: json })
    if (isBare) bare.push(range)
    range++
    cut = createCut()
  }
  eachLeaf(node, (path, leaf) => {
    for (let post = posts[range]; post && comparePaths(path, post) > 0; post = posts[range]) {
      finish()
    }
    cut.add(path, leaf)
  })
  while (range < hashes.length) finish()
  const isLossy = differences.some((difference) =>
    hasLeafPriority(node, posts[difference.range - 1]),
  )
  return isLossy || bare.length > 0 ? undefined : differences
}

/** Whether the leaf at a place, or on the way to it, has a priority. */
function hasLeafPriority(root: Node, path: Path | undefined): boolean {
  let node = root
  for (const key of path ?? []) if (isBranch(node)) node = childOf(node, key)
  return path !== undefined && !isBranch(node) && priorityOf(node) !== null
}

/** Visits what the ranges are made of, in order; the path is good for the visit only. */
function eachLeaf(root: Node, visit: (path: Path, leaf: Value) => void): void {
  const path: string[] = []
  const descend = (key: string, child: Value) => {
    path.push(key)
    walk(child)
    path.pop()
  }
  const walk = (node: Value) => {
    if (!isBranch(node)) {
      visit(path, node)
      return
    }
    // The priority of a branch counts as one of its children.
    const waiting: Value[] = node.priority === null ? [] : [node.priority]
    const visitPriority = () => {
      for (const priority of waiting.splice(0)) descend(PRIORITY, priority)
    }
    mapEach(node.children, (key, child) => {
      if (waiting.length > 0 && compareKeys(key, PRIORITY) > 0) visitPriority()
      descend(key, child)
    })
    visitPriority()
  }
  if (root !== null) walk(root)
}

/** The tree cut down to one range, leaf by leaf: as the text that is hashed, and as JSON. */
function createCut() {
  let text = ''
  let json = ''
  let open: Path = []
  /** Of each object that is open, whether it has a child that is no priority. */
  const filled: boolean[] = []
  let isBare = false
  const close = (depth: number) => {
    for (let level = open.length; level > depth; level--) {
      text += ')'
      if (filled.length <= level) continue
      json += '}'
      if (filled.pop() === false) isBare = true
    }
  }
  return {
    add(path: Path, leaf: Value) {
      const shared = sharedLength(open, path)
      if (text === '') text = '('
      else {
        close(shared)
        text += ','
        json += ','
      }
      for (let level = shared; level < path.length; level++) {
        const key = path[level] ?? ''
        if (filled.length <= level) {
          filled.push(false)
          json += '{'
        }
        if (key !== PRIORITY) filled[level] = true
        text += `${quoted(key)}:(`
        json += `${JSON.stringify(key)}:`
      }
      open = [...path]
      text += leafText(leaf, quoted)
      json += encodeNode(leaf)
    },
    finish() {
      close(0)
      if (filled.length > 0) {
        json += '}'
        if (filled[0] === false) isBare = true
      }
      return { text: text === '' ? '' : `${text})`, json: json === '' ? 'null' : json, isBare }
    },
  }
}

function sharedLength(a: Path, b: Path): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}
