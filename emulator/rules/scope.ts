import type { Query } from '../data/query.ts'
import type { Path } from '../data/path.ts'
import type { Snapshot } from './snapshot.ts'

/** The `auth` variable: nobody, or a user with the claims of the token. */
export interface RulesAuth {
  readonly uid: string
  readonly provider: string
  readonly token: Readonly<Record<string, unknown>>
}

/** What an expression can see while it is evaluated. */
export interface Scope {
  readonly auth: RulesAuth | null
  readonly now: number
  /** The place whose clause is evaluated; `$name` reads one of its keys. */
  readonly path: Path
  readonly root: Snapshot
  readonly data: Snapshot
  readonly newData: Snapshot | undefined
  readonly query: Query | undefined
}

/** What a name can be used for, where a clause stands. */
export interface Environment {
  readonly kind: 'read' | 'write' | 'validate'
  /** The depth of the key that each `$name` in scope stands for. */
  readonly wildcards: ReadonlyMap<string, number>
}

/** A value of the wrong kind met while evaluating: it makes the clause false. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError'
}
