import type { Identity } from '../auth/read-token.ts'
import type { Path } from '../data/path.ts'
import type { Query } from '../data/query.ts'
import type { After } from './after.ts'
import type { Namespace } from './namespace.ts'
import type { OnDisconnectQueue } from './on-disconnect.ts'

/** A place that a client listens to. */
export interface Listen {
  readonly path: Path
  readonly query: Query | undefined
  /** The query as the client wrote it: a revocation has to name it so. */
  readonly wireQuery: unknown
  readonly leave: () => void
}

/** What a session knows of its client. */
export interface Client {
  readonly namespace: Namespace
  readonly clock: () => number
  readonly after: After
  readonly send: (message: string) => void
  who: Identity
  /** Stops waiting for the token to run out. */
  stopExpiry: () => void
  readonly listens: Map<string, Listen>
  readonly onDisconnect: OnDisconnectQueue
  /** Makes durable what it leaves behind, where that has changed. False where that is not possible. */
  readonly keepLeft: () => boolean
}
