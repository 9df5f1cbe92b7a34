import { createHash } from 'node:crypto'
import { compareKeys } from '#emulator/data/key-order.ts'

type Scalar = string | number | boolean

/** A tree as the SDKs for Android and iOS keep it; a leaf has no children, an empty tree nothing at all. */
export interface Tree {
  readonly leaf?: Scalar | undefined
  readonly priority?: Scalar | undefined
  readonly children: ReadonlyMap<string, Tree>
}

export interface Range {
  readonly s?: string
  readonly e?: string
  readonly m: unknown
}

/** Says after which leaves a range ends, by its place and the length of the text so far. */
export type Split = (length: number, path: readonly string[]) => boolean

export const EMPTY: Tree = { children: new Map() }
const PRIORITY = '.priority'

/** Reads the JSON of the wire. */
export function toTree(json: unknown): Tree {
  if (json === null) return EMPTY
  if (typeof json !== 'object') return { leaf: json as Scalar, children: new Map() }
  const { '.value': leaf, '.priority': priority, ...rest } = json as Record<string, unknown>
  if (leaf !== undefined) {
    return { leaf: leaf as Scalar, priority: priority as Scalar, children: new Map() }
  }
  const children = Object.entries(rest)
    .map(([key, child]) => [key, toTree(child)] as const)
    .filter(([, child]) => !isEmpty(child))
  return toBranch(new Map(children), priority as Scalar | undefined)
}

/** The JSON of a tree, to compare it. */
export function toValue(tree: Tree): unknown {
  const { leaf, priority, children } = tree
  if (isEmpty(tree)) return null
  const marks = priority === undefined ? {} : { [PRIORITY]: priority }
  if (leaf !== undefined) return priority === undefined ? leaf : { '.value': leaf, ...marks }
  const entries = [...children].map(([key, child]) => [key, toValue(child)])
  return { ...(Object.fromEntries(entries) as object), ...marks }
}

/** The `ch` of a listen: the hashes of the ranges, and the leaf that each but the last ends with. */
export function compoundHash(tree: Tree, split: Split = splitBySize(tree)) {
  const hs: string[] = []
  const ps: string[] = []
  let text = ''
  let needsComma = false
  const start = (path: readonly string[]) => {
    if (text !== '') return
    text = ['(', ...path.map((key) => `${quote(key)}:(`)].join('')
    needsComma = false
  }
  const end = (path: readonly string[]) => {
    hs.push(sha1(text + ')'.repeat(path.length + 1)))
    ps.push(path.join('/') || '/')
    text = ''
  }
  let last: readonly string[] = []
  const walk = (node: Tree, path: readonly string[]) => {
    if (node.leaf !== undefined) {
      start(path)
      text += scalarText(node.leaf, node.priority)
      last = path
      needsComma = true
      if (path.at(-1) !== PRIORITY && split(text.length, path)) end(path)
      return
    }
    for (const [key, child] of childrenAndPriority(node)) {
      start(path)
      text += `${needsComma ? ',' : ''}${quote(key)}:(`
      needsComma = false
      walk(child, [...path, key])
      if (text !== '') text += ')'
      needsComma = true
    }
  }
  if (!isEmpty(tree)) walk(tree, [])
  if (text !== '') {
    hs.push(sha1(`${text})`))
    ps.push(last.join('/') || '/')
  }
  return { hs: [...hs, ''], ps }
}

/** What a range merge makes of a tree. */
export function applyRanges(tree: Tree, ranges: readonly Range[]): Tree {
  return ranges.reduce((node, { s, e, m }) => {
    const bounds = {
      start: s === undefined ? undefined : keysOf(s),
      end: e === undefined ? undefined : keysOf(e),
    }
    return merge(node, toTree(m), { ...bounds, path: [] })
  }, tree)
}

interface Place {
  readonly start: readonly string[] | undefined
  readonly end: readonly string[] | undefined
  readonly path: readonly string[]
}

function merge(node: Tree, update: Tree, place: Place): Tree {
  const { start, end, path } = place
  const isBehindStart = !start || compare(path, start) > 0
  const [startIsBelow, endIsBelow] = [holds(path, start), holds(path, end)]
  if (isBehindStart && !endIsBelow && (!end || compare(path, end) < 0)) return update
  if (isBehindStart && endIsBelow && update.leaf !== undefined) return update
  if (isBehindStart && end && compare(path, end) === 0) {
    return node.leaf === undefined ? node : EMPTY
  }
  if (!startIsBelow && !endIsBelow) return node
  let result = node
  for (const key of new Set([...node.children.keys(), ...update.children.keys()])) {
    const child = merge(childOf(node, key), childOf(update, key), {
      ...place,
      path: [...path, key],
    })
    result = withChild(result, key, child)
  }
  // Last, since a branch without children keeps no priority.
  const priority = merge(toTree(node.priority ?? null), toTree(update.priority ?? null), {
    ...place,
    path: [...path, PRIORITY],
  })
  return isEmpty(result) ? EMPTY : { ...result, priority: priority.leaf }
}

/** Larger trees get longer ranges, so that there are not too many. */
function splitBySize(tree: Tree): Split {
  const size = JSON.stringify(toValue(tree)).length
  const threshold = Math.max(512, Math.sqrt(size * 100))
  return (length) => length > threshold
}

function childrenAndPriority(node: Tree): [string, Tree][] {
  const children: [string, Tree][] = [...node.children]
  if (node.priority !== undefined) children.push([PRIORITY, toTree(node.priority)])
  return children.sort(([a], [b]) => compareKeys(a, b))
}

function withChild(node: Tree, key: string, child: Tree): Tree {
  if (isEmpty(child) && !node.children.has(key)) return node
  const children = new Map(node.children)
  if (isEmpty(child)) children.delete(key)
  else children.set(key, child)
  return toBranch(children, node.priority)
}

function toBranch(children: ReadonlyMap<string, Tree>, priority: Scalar | undefined): Tree {
  return children.size === 0 ? EMPTY : { priority, children }
}

function childOf(node: Tree, key: string): Tree {
  return node.children.get(key) ?? EMPTY
}

function isEmpty(tree: Tree): boolean {
  return tree.leaf === undefined && tree.children.size === 0
}

function keysOf(path: string): string[] {
  return path.split('/').filter((key) => key !== '')
}

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((key, index) => key !== b[index])
  if (at < 0 || at >= b.length) return a.length - b.length
  return compareKeys(a[at] ?? '', b[at] ?? '')
}

function holds(path: readonly string[], post: readonly string[] | undefined): boolean {
  return post !== undefined && path.every((key, at) => key === post[at])
}

function scalarText(value: Scalar, priority: Scalar | undefined): string {
  const before = priority === undefined ? '' : `priority:${scalarText(priority, undefined)}:`
  if (typeof value === 'string') return `${before}string:${quote(value)}`
  if (typeof value === 'boolean') return `${before}boolean:${String(value)}`
  const bytes = new DataView(new ArrayBuffer(8))
  bytes.setFloat64(0, value)
  return `${before}number:${bytes.getBigUint64(0).toString(16).padStart(16, '0')}`
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('base64')
}
