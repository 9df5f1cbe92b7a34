import { InvalidData } from '../data/invalid-data.ts'
import { checkPath } from '../data/limits.ts'
import type { Leaf } from '../data/node.ts'
import { parsePath } from '../data/path.ts'
import type { Bound, Query } from '../data/query.ts'

/** Reads a query object of the wire. Throws `InvalidData`. */
export function parseQuery(json: unknown): Query | undefined {
  if (json === undefined || json === null) return undefined
  if (typeof json !== 'object') throw new InvalidData('Invalid query')
  const { sp, sn, sin, ep, en, ein, l, vf, i } = json as Record<string, unknown>
  const limit = parseLimit(l)
  return {
    index: parseIndex(i),
    from: vf === 'r' ? 'right' : 'left',
    ...(sp !== undefined && { start: parseBound(sp, sn, sin) }),
    ...(ep !== undefined && { end: parseBound(ep, en, ein) }),
    ...(limit !== undefined && { limit }),
  }
}

/** Reads the name of an index: `.key`, `.value`, `.priority` or the path of a child. */
export function parseIndex(json: unknown): string {
  if (json === undefined) return '.priority'
  if (typeof json !== 'string') throw new InvalidData('Invalid query: bad index')
  if (json === '.key' || json === '.value' || json === '.priority') return json
  const path = parsePath(json)
  checkPath(path)
  if (path.length === 0) throw new InvalidData('Invalid query: bad index')
  return path.join('/')
}

/** Reads a limit; undefined where there is none. */
export function parseLimit(json: unknown): number | undefined {
  if (json === undefined) return undefined
  if (typeof json === 'number' && Number.isInteger(json) && json > 0) return json
  throw new InvalidData('Invalid query: a limit must be a positive integer')
}

/** Reads one end of a range. */
export function parseBound(value: unknown, key: unknown, inclusive: unknown): Bound {
  const isScalar = value === null || ['string', 'number', 'boolean'].includes(typeof value)
  if (!isScalar || (key !== undefined && typeof key !== 'string')) {
    throw new InvalidData('Invalid query: an end must be a scalar with a key or without')
  }
  const end = { value: value as Leaf | null, inclusive: inclusive !== false }
  return key === undefined ? end : { ...end, key }
}
