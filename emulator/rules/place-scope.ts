import type { Query } from '../data/query.ts'
import type { Path } from '../data/path.ts'
import type { RulesAuth, Scope } from './scope.ts'
import { childSnapshot } from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'

/** What the clauses of one place see. Most look at little of it, so it is looked up when asked for. */
export class PlaceScope implements Scope {
  readonly auth: RulesAuth | null
  readonly now: number
  readonly root: Snapshot
  readonly query: Query | undefined
  readonly path: Path
  readonly #parent: PlaceScope | undefined
  readonly #key: string
  #data: Snapshot | undefined
  #newData: Snapshot | undefined

  private constructor(
    top: Pick<Scope, 'auth' | 'now' | 'root' | 'query'>,
    parent: PlaceScope | undefined,
    key: string,
  ) {
    this.auth = top.auth
    this.now = top.now
    this.root = top.root
    this.query = top.query
    this.path = parent ? [...parent.path, key] : []
    this.#parent = parent
    this.#key = key
  }

  /** The scope of the root. */
  static top(scope: Omit<Scope, 'path' | 'data'>): PlaceScope {
    const top = new PlaceScope(scope, undefined, '')
    top.#data = scope.root
    top.#newData = scope.newData
    return top
  }

  below(key: string): PlaceScope {
    return new PlaceScope(this, this, key)
  }

  get data(): Snapshot {
    this.#data ??= childSnapshot(this.#parent?.data ?? this.root, [this.#key])
    return this.#data
  }

  get newData(): Snapshot | undefined {
    const above = this.#parent?.newData
    if (above) this.#newData ??= childSnapshot(above, [this.#key])
    return this.#newData
  }
}
