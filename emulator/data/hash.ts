import { createHash } from 'node:crypto'
import { compareKeys } from './key-order.ts'
import { isBranch, leafOf, priorityOf } from './node.ts'
import type { Branch, Leaf, Node, Priority, Value } from './node.ts'
import { mapEach } from './sorted-map.ts'
import { compareSortables } from './value-index.ts'

/** The hash that the SDKs compute for the same node; the empty string for nothing. */
export function hashNode(node: Node): string {
  if (!isBranch(node)) {
    return node === null ? '' : sha1(leafText(node, asIs))
  }
  node.hash ??= sha1(`${priorityText(node.priority, asIs)}${childrenText(node)}`)
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

/** What of a leaf is hashed, its priority included; `quote` writes the strings. */
export function leafText(node: Value, quote: (text: string) => string): string {
  return `${priorityText(priorityOf(node), quote)}${typeof leafOf(node)}:${scalarText(leafOf(node), quote)}`
}

/** A string as it stands within the text of a compound hash. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

function asIs(text: string): string {
  return text
}

function priorityText(priority: Priority | null, quote: (text: string) => string): string {
  return priority === null ? '' : `priority:${typeof priority}:${scalarText(priority, quote)}:`
}

function scalarText(value: Leaf | null, quote: (text: string) => string): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value !== 'number') return String(value)
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return bytes.toString('hex')
}

/** In base64, as the wire has it. */
export function sha1(text: string): string {
  return createHash('sha1').update(text).digest('base64')
}
