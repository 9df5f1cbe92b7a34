import { InvalidData } from '../data/invalid-data.ts'
import { parsePath } from '../data/path.ts'
import type { Path } from '../data/path.ts'
import type { Status } from '../wire/messages.ts'

/** The body of a request. */
export type Body = Readonly<Record<string, unknown>>

/** What a request comes to; `data` is JSON text. */
export interface Answer {
  readonly status: Status
  readonly data: string
}

/** The place that a request is about. Throws `InvalidData`. */
export function pathOf(body: Body): Path {
  const path = body['p']
  if (typeof path !== 'string') throw new InvalidData('Invalid path: it must be a string')
  return parsePath(path)
}

export const OK: Answer = { status: 'ok', data: '""' }
export const DENIED: Answer = { status: 'permission_denied', data: '"Permission denied"' }

/** An answer that says in words why it is not ok. */
export function refusal(status: Status, reason: string): Answer {
  return { status, data: JSON.stringify(reason) }
}
