import * as v from 'valibot'
import { readJson, writeJson } from '@/adapters/browser/kept-values'
import { cleanFileName } from '@/domain/file/file-name'
import type { KeptTransfer } from '@/domain/file/transfer'
import { isRoomId, isUserId, type RoomId, type UserId } from '@/shared/ids'
import { count, timestamp } from '@/shared/schemas'

const schema = v.object({
  id: v.pipe(v.string(), v.regex(/^[-\w]{1,40}$/)),
  room: v.custom<RoomId>(isRoomId),
  peer: v.custom<UserId>(isUserId),
  direction: v.picklist(['out', 'in']),
  name: v.pipe(v.string(), v.transform(cleanFileName)),
  size: count,
  modified: v.pipe(v.number(), v.integer()),
  position: v.optional(count, 0),
  isDone: v.boolean(),
  at: timestamp,
})

export const keyOfTransfers = (user: UserId) => `hearth.files.${user}`

/** What this person sends and receives, beyond the page that began it. */
export const keptTransfers = (user: UserId) => {
  const key = keyOfTransfers(user)
  return {
    read(): readonly KeptTransfer[] {
      const raw = readJson(key)
      const records: readonly unknown[] = Array.isArray(raw) ? raw : []
      return records.flatMap((record) => {
        const result = v.safeParse(schema, record)
        return result.success ? [result.output] : []
      })
    },
    /** Whatever another tab has written of others stays. */
    put(transfer: KeptTransfer) {
      writeJson(key, [...this.read().filter(({ id }) => id !== transfer.id), transfer])
    },
    drop(id: string) {
      writeJson(
        key,
        this.read().filter((kept) => kept.id !== id),
      )
    },
  }
}
