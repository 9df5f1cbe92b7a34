import type { Branch } from './node.ts'

/** So many texts make a generation; two of them are kept. */
const GENERATION = 2048
/** A longer text is made anew each time. */
const LONGEST = 1024

/** The JSON text of branches that are read again and again, as the newest messages of a room are by everyone in it. */
export interface TextCache {
  /** What `make` gives for this branch, now or before. A branch never changes, so neither does its text. */
  readonly textOf: (branch: Branch, make: () => string) => string
}

/** A cache that forgets what was not asked for while a whole generation of others was. */
export function createTextCache(): TextCache {
  let young = new Map<Branch, string>()
  let old = new Map<Branch, string>()

  return {
    textOf(branch, make) {
      const known = young.get(branch)
      if (known !== undefined) return known
      const text = old.get(branch) ?? make()
      if (text.length > LONGEST) return text
      if (young.size >= GENERATION) {
        old = young
        young = new Map()
      }
      young.set(branch, text)
      return text
    },
  }
}
