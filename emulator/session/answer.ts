import type { Status } from '../wire/messages.ts'

/** The body of a request. */
export type Body = Readonly<Record<string, unknown>>

/** What a request comes to; `data` is JSON text. */
export interface Answer {
  readonly status: Status
  readonly data: string
}

export const OK: Answer = { status: 'ok', data: '""' }
export const DENIED: Answer = { status: 'permission_denied', data: '"Permission denied"' }

/** An answer that says in words why it is not ok. */
export function refusal(status: Status, reason: string): Answer {
  return { status, data: JSON.stringify(reason) }
}
