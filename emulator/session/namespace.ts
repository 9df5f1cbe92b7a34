import type { Identity } from '../auth/read-token.ts'
import { hashNode } from '../data/hash.ts'
import { InvalidData } from '../data/invalid-data.ts'
import { Unavailable } from '../data/unavailable.ts'
import { nodeAt } from '../data/node.ts'
import type { Node } from '../data/node.ts'
import type { Path } from '../data/path.ts'
import type { Query } from '../data/query.ts'
import type { Rules } from '../rules/compile-rules.ts'
import type { Left } from './on-disconnect.ts'
import { planWrite } from './plan-write.ts'
import type { Change, WriteOrder } from './plan-write.ts'
import { createViewRegistry } from './view-registry.ts'
import type { ViewRegistry } from './view-registry.ts'

export type WriteResult =
  | { readonly status: 'ok'; readonly change: Change }
  | {
      readonly status: 'permission_denied' | 'datastale' | 'unavailable' | 'error'
      readonly reason: string
    }

export interface ReadOrder {
  readonly path: Path
  readonly query?: Query | undefined
}

/** A write with a condition: the hash that the place must have. */
export interface GuardedWrite extends WriteOrder {
  readonly hash?: string | undefined
}

/** One database: its tree, its rules, and everyone who listens. */
export interface Namespace {
  readonly name: string
  readonly views: ViewRegistry
  /** How to end each session, by the id that its client was told. */
  readonly sessions: Map<string, () => void>
  readonly root: () => Node
  readonly rules: () => Rules
  readonly setRules: (rules: Rules) => void
  /** Called after the rules changed; returns how to stop. */
  readonly onRules: (listener: () => void) => () => void
  readonly mayRead: (order: ReadOrder, who: Identity) => boolean
  /** Whether a query orders by an index that the rules do not name. */
  readonly lacksIndex: (order: ReadOrder) => boolean
  /** Applies a write, tells the listeners, and only then returns. */
  readonly write: (order: GuardedWrite, who: Identity) => WriteResult
  /**
   * Keeps what a session leaves behind for its end, until there is nothing of it any more. False where
   * that could not be made durable; nothing has changed then.
   */
  readonly keepLeft: (session: string, left: Left) => boolean
  /** What each session leaves behind. */
  readonly left: () => ReadonlyMap<string, Left>
  /** What a write would come to, without doing it. */
  readonly tryWrite: (order: GuardedWrite, who: Identity) => WriteResult
}

export interface NamespaceOptions {
  readonly name: string
  readonly rules: Rules
  readonly clock: () => number
  readonly root?: Node
  /** Makes a change durable; it runs before anyone hears of the change. */
  readonly record?: (change: Change) => void
  /** Makes durable what a session leaves behind. */
  readonly recordLeft?: (session: string, left: Left) => void
  /** Hears why a request was denied. */
  readonly onDenied?: (explain: () => string[]) => void
}

/** A database of its own, shared by every client that names it. */
export function createNamespace(options: NamespaceOptions): Namespace {
  const { name, clock, record, recordLeft, onDenied } = options
  const views = createViewRegistry()
  const left = new Map<string, Left>()
  const rulesListeners = new Set<() => void>()
  // Namespaces may share rules, but each counts for itself.
  let rules = options.rules.uncounted()
  let root = options.root ?? null

  const mayRead: Namespace['mayRead'] = ({ path, query }, who) => {
    if (who.admin) return true
    const request = { auth: who.auth, now: clock(), root, path, query }
    if (rules.allowsRead(request)) return true
    onDenied?.(() => rules.explainRead(request))
    return false
  }

  const mayChange = (change: Change, who: Identity, now: number) => {
    if (who.admin) return true
    const { before, after, entries } = change
    const paths = entries.map((entry) => entry.path)
    const request = { auth: who.auth, now, root: before, newRoot: after, paths }
    if (rules.allowsWrite(request)) return true
    onDenied?.(() => rules.explainWrite(request))
    return false
  }

  const tryWrite: Namespace['tryWrite'] = (order, who) => {
    const now = clock()
    try {
      const change = planWrite(root, order, now)
      // Before the rules: a stale guess may break them where a fresh one would not.
      const stale = order.hash !== undefined && hashNode(nodeAt(root, order.path)) !== order.hash
      if (stale) return { status: 'datastale', reason: 'Transaction hash does not match' }
      if (mayChange(change, who, now)) return { status: 'ok', change }
      return { status: 'permission_denied', reason: 'Permission denied' }
    } catch (cause) {
      if (cause instanceof InvalidData) return { status: 'error', reason: cause.message }
      throw cause
    }
  }

  return {
    name,
    views,
    sessions: new Map(),
    root: () => root,
    rules: () => rules,
    setRules(next) {
      rules = next.uncounted()
      for (const listener of [...rulesListeners]) listener()
    },
    onRules(listener) {
      rulesListeners.add(listener)
      return () => rulesListeners.delete(listener)
    },
    mayRead,
    lacksIndex: ({ path, query }) =>
      query !== undefined &&
      query.index !== '.key' &&
      query.index !== '.priority' &&
      !rules.indexesAt(path).includes(query.index),
    keepLeft(session, what) {
      if (attempt(() => recordLeft?.(session, what)) !== undefined) return false
      if (what.orders.length > 0) left.set(session, what)
      else left.delete(session)
      return true
    },
    left: () => left,
    tryWrite,
    write(order, who) {
      const result = tryWrite(order, who)
      if (result.status !== 'ok') return result
      const problem = attempt(() => record?.(result.change))
      if (problem !== undefined) return { status: 'unavailable', reason: problem }
      root = result.change.after
      views.publish(result.change)
      return result
    },
  }
}

/** Makes something durable; returns why that is not possible. */
function attempt(keep: () => void): string | undefined {
  try {
    keep()
    return undefined
  } catch (cause) {
    if (cause instanceof Unavailable) return cause.message
    throw cause
  }
}
