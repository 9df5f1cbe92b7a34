import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Identity } from '../auth/read-token.ts'
import type { Path } from '../data/path.ts'
import type { After } from '../session/after.ts'
import type { Namespace } from '../session/namespace.ts'

/** One REST request on its way to an answer. */
export interface RestCall {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly namespace: Namespace
  readonly path: Path
  readonly parameters: URLSearchParams
  readonly who: Identity
  readonly newId: () => string
  readonly clock: () => number
  readonly after: After
}
