import type { Identity } from '../auth/read-token.ts'
import { formatPath } from '../data/path.ts'
import type { Change } from './plan-write.ts'

/** How a request came. */
export type Transport = 'WebSocket' | 'long polling' | 'REST' | 'SSE' | 'page'

/** One request and what it came to. */
export interface RequestReport {
  readonly at: number
  readonly namespace: string
  /** `owner`, a uid, or null for nobody. */
  readonly who: string | null
  readonly isOwner: boolean
  readonly transport: Transport
  readonly operation: string
  readonly path: string
  /** The query, where there is one. */
  readonly detail: string
  readonly status: string
  /** Why it was denied, a line for each clause and its parts. */
  readonly explanation: readonly string[]
}

/** One client as it is now. */
export interface ConnectionReport {
  readonly id: number
  readonly namespace: string
  readonly who: string | null
  readonly isOwner: boolean
  readonly transport: Transport
  readonly since: number
  readonly listens: number
  readonly charactersIn: number
  readonly charactersOut: number
}

/** Hears what goes on, while it watches. */
export interface Watcher {
  readonly onRequest: (report: RequestReport) => void
  /** Places that were written, in a namespace. */
  readonly onChange: (namespace: string, paths: readonly string[]) => void
}

/** A client that can be looked at and ended. */
export interface Watched {
  readonly report: () => Omit<ConnectionReport, 'id'>
  readonly close: () => void
}

/** What the page is fed from. While nobody watches, nothing is put into words and nothing is kept. */
export interface Monitor {
  readonly watch: (watcher: Watcher) => () => void
  readonly isWatched: () => boolean
  readonly reportRequest: (describe: () => RequestReport) => void
  readonly reportChange: (namespace: string, change: Change) => void
  /** Keeps why something was denied until it is taken. */
  readonly keepExplanation: (explain: () => string[]) => void
  readonly takeExplanation: () => readonly string[]
  /** Adds a client; returns how to remove it. */
  readonly join: (client: Watched) => () => void
  readonly connections: () => ConnectionReport[]
  /** Ends a client; false where there is none of that id. */
  readonly close: (id: number) => boolean
}

/** A monitor that nobody watches yet. */
export function createMonitor(): Monitor {
  const watchers = new Set<Watcher>()
  const clients = new Map<number, Watched>()
  let lastId = 0
  let explanation: readonly string[] = []
  return {
    watch(watcher) {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    isWatched: () => watchers.size > 0,
    reportRequest(describe) {
      if (watchers.size === 0) return
      const report = describe()
      for (const watcher of watchers) watcher.onRequest(report)
    },
    reportChange(namespace, { entries }) {
      if (watchers.size === 0) return
      const paths = entries.map(({ path }) => formatPath(path))
      for (const watcher of watchers) watcher.onChange(namespace, paths)
    },
    keepExplanation(explain) {
      if (watchers.size > 0) explanation = explain()
    },
    takeExplanation() {
      const taken = explanation
      explanation = []
      return taken
    },
    join(client) {
      const id = ++lastId
      clients.set(id, client)
      return () => clients.delete(id)
    },
    connections: () => [...clients].map(([id, client]) => ({ id, ...client.report() })),
    close(id) {
      clients.get(id)?.close()
      return clients.has(id)
    },
  }
}

/** The words for who asks. */
export function namesOf({ admin, auth }: Identity): Pick<RequestReport, 'who' | 'isOwner'> {
  return { who: admin ? 'owner' : (auth?.uid ?? null), isOwner: admin }
}
