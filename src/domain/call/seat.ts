import * as v from 'valibot'
import { CALL_KINDS, type CallKind } from '@/domain/call/call'
import {
  isCallId,
  isEndpointId,
  isRoomId,
  type CallId,
  type EndpointId,
  type RoomId,
} from '@/shared/ids'

/** A seat that a page wants in a call: in one that there is, or in one that it begins. */
export interface SeatWish {
  readonly room: RoomId
  readonly call: CallId
  readonly how: 'join' | CallKind
  readonly endpoint: EndpointId
}

/**
 * What became of it. `held` may follow `away` and the other way round, as the connection comes and goes; the others
 * are the end of it. `met`: somebody else has begun a call in the room just before.
 */
export type SeatNews =
  | { readonly state: 'held' | 'away' | 'full' | 'elsewhere' | 'over' | 'refused' }
  | { readonly state: 'met'; readonly call: CallId }

const SIMPLE = ['held', 'away', 'full', 'elsewhere', 'over', 'refused'] as const

const news = v.union([
  v.object({ state: v.picklist(SIMPLE) }),
  v.object({ state: v.literal('met'), call: v.custom<CallId>(isCallId) }),
])

export function parseSeatNews(raw: unknown): SeatNews | undefined {
  const result = v.safeParse(news, raw)
  return result.success ? result.output : undefined
}

/** In the name of a topic. */
export const wordsOfWish = ({ room, call, how, endpoint }: SeatWish) =>
  `${room} ${call} ${how} ${endpoint}` as const

export function parseWish(words: readonly string[]): SeatWish | undefined {
  const [room, call, how, endpoint] = words
  const kind = how === 'join' ? how : CALL_KINDS.find((known) => known === how)
  if (!isRoomId(room) || !isCallId(call) || !isEndpointId(endpoint) || !kind) return undefined
  return { room, call, how: kind, endpoint }
}
