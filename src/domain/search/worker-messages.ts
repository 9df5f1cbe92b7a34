import * as v from 'valibot'
import type { Message } from '@/domain/message/message'
import { parseMessage } from '@/domain/message/parse-message'
import type { SearchAnswer } from '@/domain/search/search-engine'
import type { IndexQuery } from '@/domain/search/search-query'
import { isRoomId, isUserId, type RoomId, type UserId } from '@/shared/ids'
import { count } from '@/shared/schemas'

/** What the page says to the worker. */
export type ToWorker =
  /** `disk`: the worker reads the replica itself; `page`: it is told everything. */
  | { readonly kind: 'open'; readonly user: UserId; readonly source: 'disk' | 'page' }
  | {
      readonly kind: 'search'
      readonly number: number
      readonly query: IndexQuery
      readonly limit: number
    }
  | { readonly kind: 'put'; readonly messages: readonly Message[] }
  | { readonly kind: 'forget'; readonly room: RoomId }
  | { readonly kind: 'catch-up' }

/** What the worker says to the page. */
export type FromWorker =
  | ({ readonly kind: 'answer'; readonly number: number } & SearchAnswer)
  | {
      readonly kind: 'progress'
      readonly indexed: number
      readonly total: number
      readonly isComplete: boolean
      readonly skipped: number
    }

const limit = v.optional(v.pipe(v.number(), v.finite()))
const room = v.custom<RoomId>(isRoomId)
const user = v.custom<UserId>(isUserId)

const toWorkerSchema = v.variant('kind', [
  v.object({ kind: v.literal('open'), user, source: v.picklist(['disk', 'page']) }),
  v.object({
    kind: v.literal('search'),
    number: count,
    limit: count,
    query: v.object({
      terms: v.array(v.object({ text: v.string(), isWhole: v.boolean() })),
      from: v.optional(v.array(user)),
      rooms: v.optional(v.array(room)),
      before: limit,
      after: limit,
      hasLink: v.boolean(),
    }),
  }),
  v.object({ kind: v.literal('put'), messages: v.array(v.unknown()) }),
  v.object({ kind: v.literal('forget'), room }),
  v.object({ kind: v.literal('catch-up') }),
])

const fromWorkerSchema = v.variant('kind', [
  v.object({
    kind: v.literal('answer'),
    number: count,
    total: count,
    messages: v.array(v.unknown()),
  }),
  v.object({
    kind: v.literal('progress'),
    indexed: count,
    total: count,
    isComplete: v.boolean(),
    skipped: count,
  }),
])

/** What came through, and how much of it could not be read. */
export interface Parsed<Said> {
  readonly said: Said | undefined
  readonly skipped: number
}

/** Page and worker may be of two versions for a moment after an update: nothing is taken on trust. */
export function parseToWorker(raw: unknown): Parsed<ToWorker> {
  const result = v.safeParse(toWorkerSchema, raw)
  if (!result.success) return { said: undefined, skipped: 1 }
  const said = result.output
  if (said.kind === 'put') {
    const { messages, skipped } = parseMessages(said.messages)
    return { said: { kind: 'put', messages }, skipped }
  }
  if (said.kind !== 'search') return { said, skipped: 0 }
  const { from, rooms, before, after, ...rest } = said.query
  return { said: { ...said, query: { ...rest, from, rooms, before, after } }, skipped: 0 }
}

export function parseFromWorker(raw: unknown): Parsed<FromWorker> {
  const result = v.safeParse(fromWorkerSchema, raw)
  if (!result.success) return { said: undefined, skipped: 1 }
  if (result.output.kind === 'progress') return { said: result.output, skipped: 0 }
  const { messages, skipped } = parseMessages(result.output.messages)
  return { said: { ...result.output, messages }, skipped }
}

function parseMessages(raw: readonly unknown[]) {
  const messages = raw.map(parseMessage).filter((message) => message !== undefined)
  return { messages, skipped: raw.length - messages.length }
}
