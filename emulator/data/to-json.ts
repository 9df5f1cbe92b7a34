import { isBranch, leafOf, priorityOf } from './node.ts'
import type { Branch, Node, Value } from './node.ts'
import { mapEach, mapSize } from './sorted-map.ts'
import { createTextCache } from './text-cache.ts'

/** How priorities and integer keys are shown. */
export type JsonForm = 'plain' | 'export'

const texts = { plain: createTextCache(), export: createTextCache() }

const INTEGER = /^(0|[1-9]\d{0,8})$/

/** The plain JSON value of a node, with arrays where the keys are mostly small integers. */
export function toJson(node: Node, form: JsonForm = 'plain'): unknown {
  const text = encodeNode(node, form)
  return JSON.parse(text)
}

/** The JSON text of a node. `export` keeps priorities and never makes arrays: the form of the wire. */
export function encodeNode(node: Node, form: JsonForm = 'export'): string {
  if (!isBranch(node)) return encodeLeaf(node, form)
  return texts[form].textOf(node, () => encodeBranch(node, form))
}

function encodeBranch(node: Branch, form: JsonForm): string {
  if (form === 'plain' && isArrayLike(node)) return encodeArray(node)
  // Added up rather than joined: half of what a read leaves behind was the lists of parts.
  let text = '{'
  mapEach(node.children, (key, child) => {
    text += `${text === '{' ? '' : ','}${encodeString(key)}:${encodeNode(child, form)}`
  })
  if (form === 'export' && node.priority !== null) {
    text += `${text === '{' ? '' : ','}".priority":${JSON.stringify(node.priority)}`
  }
  return `${text}}`
}

function encodeLeaf(node: Node, form: JsonForm): string {
  const leaf = leafOf(node)
  const text = typeof leaf === 'string' ? encodeString(leaf) : String(leaf)
  const priority = priorityOf(node)
  if (form === 'plain' || priority === null) return text
  return `{".value":${text},".priority":${JSON.stringify(priority)}}`
}

/** What most strings are: nothing that JSON escapes. A surrogate may be a lone one. */
const PLAIN = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/

function encodeString(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text)
}

function isArrayLike(branch: Branch): boolean {
  const size = mapSize(branch.children)
  let largest = 0
  mapEach(branch.children, (key) => {
    largest = INTEGER.test(key) ? Math.max(largest, Number(key)) : Infinity
  })
  return largest < 2 * size
}

function encodeArray(branch: Branch): string {
  const items: string[] = []
  mapEach(branch.children, (key: string, child: Value) => {
    while (items.length < Number(key)) items.push('null')
    items.push(encodeNode(child, 'plain'))
  })
  return `[${items.join(',')}]`
}
