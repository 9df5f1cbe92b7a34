import type { CheckRequest } from '#emulator/rules/check.ts'
import type { Query } from '#emulator/data/query.ts'
import { NOW, WORLD } from './world.ts'

/** A multi-path update from the root, as the SDK sends one. null deletes. */
export type Update = Readonly<Record<string, unknown>>

interface Fields {
  readonly uid: string | undefined
  readonly world: unknown
  readonly now: number
  readonly read?: { readonly path: string; readonly query: Partial<Query> | undefined }
  readonly update?: Update
}

/**
 * Something that a person asks of the database. Each method gives another ask that differs in one
 * thing and remembers what it was made from, so that a denied one can be held against an allowed one.
 */
export class Ask {
  readonly #fields: Fields
  readonly origin: Ask | undefined

  constructor(fields: Fields, origin?: Ask) {
    this.#fields = fields
    this.origin = origin
  }

  /** The same, asked by another person. */
  by(uid: string): Ask {
    return this.#change({ uid })
  }

  /** The same, without having signed in. */
  byNobody(): Ask {
    return this.#change({ uid: undefined })
  }

  /** The same in a world that differs in one place. What is `undefined` is not there. */
  given(path: string, value: unknown): Ask {
    return this.#change({ world: withValue(this.#fields.world, keysOf(path), value) })
  }

  /** The same, some time later. */
  later(ms: number): Ask {
    return this.#change({ now: this.#fields.now + ms })
  }

  /** The same write with another value in one place, or, for `undefined`, without that place. */
  but(path: string, value: unknown): Ask {
    return this.butAll({ [path]: value })
  }

  /** One lie that has to be told in several places to be consistent. */
  butAll(values: Update): Ask {
    let update = this.#fields.update ?? {}
    for (const [path, value] of Object.entries(values)) update = edited(update, path, value)
    return this.#change({ update })
  }

  /** The same person's write with one choice made otherwise, which shows in many places. */
  instead(update: Update): Ask {
    return this.#change({ update })
  }

  /** The same write with a priority, which is data that no length rule sees, in one place. */
  weighing(path: string): Ask {
    const update = this.#fields.update ?? {}
    const value = valueIn(update, path)
    const isRecord = typeof value === 'object' && value !== null && !('.sv' in value)
    const heavy = isRecord ? { ...value } : { '.value': value }
    return this.but(path, { ...heavy, '.priority': 'heavy' })
  }

  /** The same read with another bound. */
  asking(query: Partial<Query> | undefined): Ask {
    const { read } = this.#fields
    if (!read) throw new Error('only a read has a query')
    return this.#change({ read: { ...read, query } })
  }

  /** The same read of another place. */
  readingOf(path: string): Ask {
    return this.#change({ read: { path, query: undefined } })
  }

  /** This very ask, taken as the allowed one that others are made from. */
  asIs(): Ask {
    return new Ask(this.#fields)
  }

  /** Whether this takes away and leaves nothing new. */
  get isDeletion(): boolean {
    const { update } = this.#fields
    return update !== undefined && Object.values(update).every((value) => value === null)
  }

  toRequest(): CheckRequest {
    const { uid, world, now, read, update } = this.#fields
    const auth = uid === undefined ? null : { uid }
    if (!read) return { op: 'write', path: '', auth, now, data: world, updates: update ?? {} }
    const bound = read.query && { query: read.query }
    return { op: 'read', path: read.path, auth, now, data: world, ...bound }
  }

  #change(change: Partial<Fields>): Ask {
    return new Ask({ ...this.#fields, ...change }, this.origin ?? this)
  }
}

interface Person {
  read(path: string, query?: Partial<Query>): Ask
  write(path: string, value: unknown): Ask
  remove(path: string): Ask
  update(update: Update): Ask
}

export const as = (uid: string): Person => person(uid)
export const asNobody = (): Person => person(undefined)

function person(uid: string | undefined): Person {
  const common = { uid, world: WORLD, now: NOW }
  return {
    read: (path, query) => new Ask({ ...common, read: { path, query } }),
    write: (path, value) => new Ask({ ...common, update: { [path]: value } }),
    remove: (path) => new Ask({ ...common, update: { [path]: null } }),
    update: (update) => new Ask({ ...common, update }),
  }
}

/** The bounds that reads are made with. */
export const lastOf = (limit: number, index = '.key'): Partial<Query> => ({
  index,
  limit,
  from: 'right',
})
export const firstOf = (limit: number, index = '.key'): Partial<Query> => ({
  index,
  limit,
  from: 'left',
})

const keysOf = (path: string) => path.split('/')

/** Sets a value where the update has it: inside a record that it writes, or as a path of its own. */
export function edited(update: Update, path: string, value: unknown): Update {
  const above = Object.keys(update).find((key) => path.startsWith(`${key}/`))
  if (above !== undefined) {
    const inner = keysOf(path.slice(above.length + 1))
    return { ...update, [above]: withValue(update[above], inner, value) }
  }
  return withValue(update, [path], value) as Update
}

function valueIn(update: Update, path: string): unknown {
  const key = Object.keys(update).find((key) => path === key || path.startsWith(`${key}/`))
  if (key === undefined) throw new Error(`the update does not write ${path}`)
  const inner = path.slice(key.length + 1)
  return inner === '' ? update[key] : keysOf(inner).reduce<unknown>(childOf, update[key])
}

function childOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined
}

function withValue(tree: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const record = typeof tree === 'object' && tree !== null ? tree : {}
  const next = { ...(record as Record<string, unknown>) }
  const child = withValue(next[key], rest, value)
  if (child === undefined)
    return Object.fromEntries(Object.entries(next).filter(([k]) => k !== key))
  return { ...next, [key]: child }
}
