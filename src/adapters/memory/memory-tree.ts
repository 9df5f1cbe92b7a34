/** A JSON tree addressed by paths like the database's; `null` means that there is nothing. */
export class MemoryTree {
  #root: Record<string, unknown> = {}

  get(path: string): unknown {
    let node: unknown = this.#root
    for (const key of path.split('/')) {
      if (typeof node !== 'object' || node === null) return null
      node = (node as Record<string, unknown>)[key] ?? null
    }
    return node
  }

  /** The children of a place by key; none where there is a plain value or nothing. */
  children(path: string): readonly (readonly [string, unknown])[] {
    const node = this.get(path)
    if (typeof node !== 'object' || node === null) return []
    return Object.entries(node).sort(([a], [b]) => (a < b ? -1 : 1))
  }

  set(path: string, value: unknown): void {
    const keys = path.split('/')
    this.#root = withValue(this.#root, keys, structuredClone(value)) ?? {}
  }
}

/** The old nodes are never changed, so what was read before stays what it was. */
function withValue(
  node: unknown,
  [key, ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> | null {
  const known = typeof node === 'object' && node !== null ? (node as Record<string, unknown>) : {}
  if (key === undefined) return known
  const below = rest.length === 0 ? (value ?? null) : withValue(known[key], rest, value)
  const others = Object.entries(known).filter(([name]) => name !== key)
  if (below === null) return others.length === 0 ? null : Object.fromEntries(others)
  return Object.fromEntries([...others, [key, below]])
}
