import { findDifferences } from '../data/compound-hash.ts'
import type { CompoundHash } from '../data/compound-hash.ts'
import { InvalidData } from '../data/invalid-data.ts'
import { comparePaths } from '../data/key-order.ts'
import { itemAt } from '../data/item-at.ts'
import type { Node } from '../data/node.ts'
import { parsePath } from '../data/path.ts'

/** A compound hash, with its posts as the client wrote them. */
export interface WireCompoundHash extends CompoundHash {
  readonly ends: readonly string[]
}

/**
 * Reads the `ch` of a listen. Undefined where there is none, and where its posts are in no order of
 * ours: then the data can be sent whole. Throws `InvalidData`.
 */
export function parseCompoundHash(json: unknown): WireCompoundHash | undefined {
  if (json === undefined || json === null) return undefined
  const { hs: hashes, ps: ends } = json as { hs?: unknown; ps?: unknown }
  if (!isTexts(hashes) || !isTexts(ends)) {
    throw new InvalidData('Invalid compound hash: it must have hashes and the ends of their ranges')
  }
  if (ends.length !== hashes.length - 1) {
    throw new InvalidData('Invalid compound hash: every range but the last must have an end')
  }
  const posts = ends.map(parsePath)
  const isAscending = posts.every(
    (post, at) => at === 0 || comparePaths(itemAt(posts, at - 1), post) < 0,
  )
  return isAscending ? { hashes, posts, ends } : undefined
}

/**
 * The JSON text of a range merge: where each range that differs starts and ends, and what is in it.
 * Undefined where ranges do not tell the difference.
 */
export function encodeDifferences(node: Node, hash: WireCompoundHash): string | undefined {
  const { ends } = hash
  const ranges = findDifferences(node, hash)?.map(({ range, data }) => {
    const start = range > 0 ? `"s":${JSON.stringify(ends[range - 1])},` : ''
    const end = range < ends.length ? `"e":${JSON.stringify(ends[range])},` : ''
    return `{${start}${end}"m":${data}}`
  })
  return ranges?.length ? `[${ranges.join(',')}]` : undefined
}

function isTexts(json: unknown): json is readonly string[] {
  return Array.isArray(json) && json.every((item) => typeof item === 'string')
}
