import * as v from 'valibot'
import {
  MAX_ARRIVALS,
  MAX_WAYS,
  type Arrival,
  type FastWay,
  type KeptArrivals,
} from '@/domain/fast-path/arrival'
import { isMessageId, isRoomId, isUserId } from '@/shared/ids'
import { MAX_TEXT_LENGTH } from '@/domain/message/message'
import { count, perhaps, timestamp } from '@/shared/schemas'

const id = v.custom<Arrival['id']>(isMessageId)
const user = v.custom<Arrival['from']>(isUserId)

const arrivalSchema = v.object({
  id,
  room: v.custom<Arrival['room']>(isRoomId),
  from: user,
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT_LENGTH)),
  re: perhaps(id),
  fwd: perhaps(user),
  mentions: perhaps(v.array(user)),
  at: timestamp,
  heardAt: timestamp,
})

const waySchema = v.object({ id, lead: v.optional(count) })

/** What an earlier page has kept. What cannot be read is left out. */
export function parseKeptArrivals(raw: unknown): KeptArrivals {
  const { arrivals, ways } = (raw ?? {}) as Record<string, unknown>
  return {
    arrivals: readAll(arrivals, arrivalSchema).slice(-MAX_ARRIVALS),
    ways: readAll(ways, waySchema)
      .map(({ id, lead }): FastWay => ({ id, lead }))
      .slice(-MAX_WAYS),
  }
}

function readAll<Schema extends v.GenericSchema>(raw: unknown, schema: Schema) {
  const records: readonly unknown[] = Array.isArray(raw) ? raw : []
  return records.flatMap((record): v.InferOutput<Schema>[] => {
    const result = v.safeParse(schema, record)
    return result.success ? [result.output] : []
  })
}
