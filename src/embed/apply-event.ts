/** A part of the database as JSON: what stands under each key. */
export type Tree = Readonly<Record<string, unknown>>

const keysOf = (path: string) => path.split('/').filter((key) => key !== '')

const isTree = (raw: unknown): raw is Tree =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)

/** A `put` or a `patch` of the event stream, as it comes; `undefined` when it is none. */
export function readEvent(text: string): { path: string[]; data: unknown } | undefined {
  try {
    const raw: unknown = JSON.parse(text)
    const { path, data } = childrenOf(raw)
    return typeof path === 'string' ? { path: keysOf(path), data } : undefined
  } catch {
    return undefined
  }
}

/** What is there once this stands at the path. Null takes away. What does not change stays the same object. */
export function putAt(tree: unknown, [key, ...rest]: readonly string[], data: unknown): unknown {
  if (key === undefined) return data
  const { [key]: old, ...others } = isTree(tree) ? tree : {}
  const value = putAt(old, rest, data)
  return value === null || value === undefined ? others : { ...others, [key]: value }
}

/** The same with several children at once. */
export function patchAt(tree: unknown, path: readonly string[], data: unknown): unknown {
  if (!isTree(data)) return tree
  return Object.entries(data).reduce<unknown>(
    (patched, [key, value]) => putAt(patched, [...path, ...keysOf(key)], value),
    tree,
  )
}

export const childrenOf = (tree: unknown): Tree => (isTree(tree) ? tree : {})
