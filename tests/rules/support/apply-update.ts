import { withNodeAt } from '#emulator/data/edit.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import { nodeAt } from '#emulator/data/node.ts'
import { parsePath } from '#emulator/data/path.ts'
import { encodeNode } from '#emulator/data/to-json.ts'
import type { Update } from './ask.ts'

/** What an update that is allowed makes of the tree, priorities shown. */
export function applyUpdate(tree: unknown, update: Update, now: number): unknown {
  const before = fromJson(tree, { now, existing: null, depth: 0 })
  let after = before
  for (const [key, value] of Object.entries(update)) {
    const path = parsePath(key)
    const existing = nodeAt(before, path)
    after = withNodeAt(after, path, fromJson(value, { now, existing, depth: path.length }))
  }
  return JSON.parse(encodeNode(after)) as unknown
}
