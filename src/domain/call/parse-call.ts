import * as v from 'valibot'
import { CALL_KINDS, DECLINE_REASONS, SEATS, type Call, type CallPerson } from '@/domain/call/call'
import { peerAddressSchema } from '@/domain/peer/parse-signal'
import { isCallId, isRoomId, isUserId } from '@/shared/ids'
import { timestamp } from '@/shared/schemas'

const user = v.custom<Call['by']>(isUserId)

const personSchema = v.object({
  ...peerAddressSchema.entries,
  seat: v.picklist(SEATS),
  beat: timestamp,
}) satisfies v.GenericSchema<unknown, CallPerson>

const declineSchema = v.object({ user, why: v.picklist(DECLINE_REASONS) })

/** Who cannot be read is not in it, for this version. */
const readable = <Output>(schema: v.GenericSchema<unknown, Output>) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) =>
      items.filter((item): item is Output => v.safeParse(schema, item).success),
    ),
  )

const schema = v.object({
  room: v.custom<Call['room']>(isRoomId),
  id: v.custom<Call['id']>(isCallId),
  by: user,
  at: timestamp,
  kind: v.picklist(CALL_KINDS),
  people: readable(personSchema),
  declined: readable(declineSchema),
  // A tab of an older version does not tell it.
  called: v.optional(readable(user), []),
})

/** A call from another tab; `undefined` when it is none. */
export function parseCall(raw: unknown): Call | undefined {
  const result = v.safeParse(schema, raw)
  return result.success ? result.output : undefined
}

/** A call as the database has it, where people and answers stand under their ids. */
export function parseStoredCall(room: Call['room'], raw: unknown): Call | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  const { people, declined, called } = raw as Record<string, unknown>
  return parseCall({
    ...raw,
    room,
    people: entriesOf(people).map(([user, lease]) =>
      typeof lease === 'object' ? { ...lease, user } : lease,
    ),
    declined: entriesOf(declined).map(([user, why]) => ({ user, why })),
    called: entriesOf(called).map(([, user]) => user),
  })
}

const entriesOf = (raw: unknown): [string, unknown][] =>
  typeof raw === 'object' && raw !== null ? Object.entries(raw) : []
