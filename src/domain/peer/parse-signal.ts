import * as v from 'valibot'
import {
  MAX_BODY_LENGTH,
  type PeerAddress,
  type Signal,
  type WaitingSignal,
} from '@/domain/peer/signal'
import { isEndpointId, isLinkId, isRoomId, isUserId } from '@/shared/ids'
import { timestamp } from '@/shared/schemas'

const address = {
  user: v.custom<Signal['user']>(isUserId),
  endpoint: v.custom<Signal['endpoint']>(isEndpointId),
}

export const peerAddressSchema = v.object(address) satisfies v.GenericSchema<PeerAddress>

export const signalPartsSchema = v.object({
  ...address,
  room: v.custom<Signal['room']>(isRoomId),
  link: v.custom<Signal['link']>(isLinkId),
  body: v.pipe(v.string(), v.maxLength(MAX_BODY_LENGTH)),
})

const schema = v.object({ ...signalPartsSchema.entries, id: v.string(), at: timestamp })

/** A signal from another tab; `undefined` when it is none. */
export function parseSignal(raw: unknown): Signal | undefined {
  const result = v.safeParse(schema, raw)
  return result.success ? result.output : undefined
}

/** A signal as the database has it, where its sender is called `from`, as in a message. */
export function parseWaitingSignal(place: string, raw: unknown): WaitingSignal | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const signal = parseSignal({ ...raw, user: (raw as { readonly from?: unknown }).from })
  return signal && { ...signal, place }
}
