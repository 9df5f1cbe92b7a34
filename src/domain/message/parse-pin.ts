import * as v from 'valibot'
import type { KeptPin, Pin } from '@/domain/message/pin-remote'
import { isMessageId, isUserId, type MessageId, type UserId } from '@/shared/ids'
import { perhaps, timestamp } from '@/shared/schemas'
import { cleanText } from '@/shared/text'

const pinEntries = {
  id: v.custom<MessageId>(isMessageId),
  by: v.custom<UserId>(isUserId),
  at: timestamp,
}
const pinSchema = v.object(pinEntries)
const keptSchema = v.object({
  ...pinEntries,
  from: perhaps(v.custom<UserId>(isUserId)),
  text: perhaps(v.pipe(v.string(), v.maxLength(500), v.transform(cleanText))),
})

/** A pin from the network or another tab; `undefined` when it is none. */
export function parsePin(raw: unknown): Pin | undefined {
  const result = v.safeParse(pinSchema, raw)
  return result.success ? result.output : undefined
}

/** The pins of a room from the disk; what is none of them is left out. */
export function parseKeptPins(raw: unknown): readonly KeptPin[] {
  if (!Array.isArray(raw)) return []
  return raw.flatMap((each) => {
    const result = v.safeParse(keptSchema, each)
    return result.success ? [result.output] : []
  })
}
