import { withNodeAt } from '../data/edit.ts'
import { fromJson } from '../data/from-json.ts'
import { nodeAt } from '../data/node.ts'
import type { Node } from '../data/node.ts'
import { parsePath } from '../data/path.ts'
import type { Path } from '../data/path.ts'
import type { Query } from '../data/query.ts'
import type { ReadRequest, WriteRequest } from './judge.ts'
import type { RulesAuth } from './scope.ts'

/** A user as a test names one: the uid is enough. */
export interface CheckAuth {
  readonly uid: string
  readonly provider?: string
  readonly token?: Readonly<Record<string, unknown>>
}

interface CheckBase {
  readonly path: string
  readonly auth: CheckAuth | null
  /** The tree before, as plain JSON. */
  readonly data?: unknown
  readonly now?: number
}

export interface ReadCheck extends CheckBase {
  readonly op: 'read'
  readonly query?: Partial<Query>
}

/** A set of `newData` at the path, or an update of `updates`, whose keys may be deep paths. */
export interface WriteCheck extends CheckBase {
  readonly op: 'write'
  readonly newData?: unknown
  readonly updates?: Readonly<Record<string, unknown>>
}

export type CheckRequest = ReadCheck | WriteCheck

export interface Verdict {
  readonly allowed: boolean
  /** Which clause at which place came out how, and for a refusal why. */
  readonly trace: string[]
}

interface Judges {
  readonly allowsRead: (request: ReadRequest) => boolean
  readonly allowsWrite: (request: WriteRequest) => boolean
  readonly explainRead: (request: ReadRequest) => string[]
  readonly explainWrite: (request: WriteRequest) => string[]
}

/** Judges requests in plain JSON, with the explanation at hand. */
export function createCheck(judges: Judges): (request: CheckRequest) => Verdict {
  return (check) => {
    const now = check.now ?? Date.now()
    const root = fromJson(check.data ?? null, { now, existing: null, depth: 0 })
    const asker = { auth: toAuth(check.auth), now, root }
    const path = parsePath(check.path)
    if (check.op === 'read') {
      const query = check.query && { index: '.priority', from: 'left' as const, ...check.query }
      const request = { ...asker, path, query }
      return { allowed: judges.allowsRead(request), trace: judges.explainRead(request) }
    }
    const request = { ...asker, ...applyWrite(check, { root, path, now }) }
    return { allowed: judges.allowsWrite(request), trace: judges.explainWrite(request) }
  }
}

function applyWrite(
  check: WriteCheck,
  { root, path, now }: { readonly root: Node; readonly path: Path; readonly now: number },
): { newRoot: Node; paths: Path[] } {
  const values = check.updates ?? { '': check.newData ?? null }
  const paths: Path[] = []
  let newRoot = root
  for (const [key, json] of Object.entries(values)) {
    const target = [...path, ...parsePath(key)]
    const existing = nodeAt(root, target)
    newRoot = withNodeAt(newRoot, target, fromJson(json, { now, existing, depth: target.length }))
    paths.push(target)
  }
  return { newRoot, paths }
}

function toAuth(auth: CheckAuth | null): RulesAuth | null {
  return auth && { provider: 'custom', token: {}, ...auth }
}
