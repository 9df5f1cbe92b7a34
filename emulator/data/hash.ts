import { createHash } from 'node:crypto'
import { compareKeys } from './key-order.ts'
import { isBranch, leafOf, priorityOf } from './node.ts'
import type { Branch, Leaf, Node, Priority, Value } from './node.ts'
import { mapEach } from './sorted-map.ts'
import { compareSortables } from './value-index.ts'

/** The hash that the SDKs compute for the same node; the empty string for nothing. */
export function hashNode(node: Node): string {
  if (!isBranch(node)) {
    const leaf = leafOf(node)
    if (leaf === null) return ''
    return sha1(`${priorityText(priorityOf(node))}${typeof leaf}:${scalarText(leaf)}`)
  }
  node.hash ??= sha1(`${priorityText(node.priority)}${childrenText(node)}`)
  return node.hash
}

function childrenText(branch: Branch): string {
  let text = ''
  if (branch.prioritized === 0) {
    mapEach(branch.children, (key, child) => {
      text += `:${key}:${hashNode(child)}`
    })
    return text
  }
  const children: [string, Value][] = []
  mapEach(branch.children, (key, child) => children.push([key, child]))
  children.sort(
    (a, b) => compareSortables(priorityOf(a[1]), priorityOf(b[1])) || compareKeys(a[0], b[0]),
  )
  for (const [key, child] of children) text += `:${key}:${hashNode(child)}`
  return text
}

function priorityText(priority: Priority | null): string {
  return priority === null ? '' : `priority:${typeof priority}:${scalarText(priority)}:`
}

function scalarText(value: Leaf): string {
  if (typeof value !== 'number') return String(value)
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes.toString('hex')
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('base64')
}
