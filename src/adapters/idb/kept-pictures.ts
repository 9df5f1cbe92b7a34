import type { HearthDatabase } from '@/adapters/idb/open-database'
import { writeIn } from '@/adapters/idb/write-transaction'
import { parsePicture } from '@/domain/picture/parse-picture'
import type { Picture } from '@/domain/picture/picture'
import type { PictureEviction } from '@/domain/replica/upkeep'
import { weighPicture } from '@/domain/replica/usage'
import { isRoomId, type RoomId } from '@/shared/ids'

/** As it lies on the disk: the index of its weight tells what it takes up without touching it. */
export const toKeptPicture = (picture: Picture) => ({ ...picture, weight: weighPicture(picture) })

export async function readPictureWeights(
  database: HearthDatabase,
): Promise<ReadonlyMap<RoomId, number>> {
  const weights = new Map<RoomId, number>()
  let cursor = await database.transaction('pictures').store.index('weight').openKeyCursor()
  for (; cursor; cursor = await cursor.continue()) {
    const [room, weight] = cursor.key
    if (isRoomId(room)) weights.set(room, (weights.get(room) ?? 0) + weight)
  }
  return weights
}

/** The oldest that no row of the outbox still needs, in one transaction. Settles with what came back. */
export function evictPicturesFrom(
  database: HearthDatabase,
  room: RoomId,
  { bytes, before }: PictureEviction,
): Promise<number> {
  return writeIn(database, { stores: ['pictures', 'outbox'] }, async (transaction) => {
    const pictures = transaction.objectStore('pictures')
    const rows = (await transaction.objectStore('outbox').getAll()) as readonly unknown[]
    const needed = new Set(rows.map((row) => (row as { readonly blob?: unknown } | null)?.blob))
    // Their ids begin with when they were made.
    const oldestFirst = (await pictures.index('room').getAllKeys(room)).sort()
    let freed = 0
    for (const id of oldestFirst) {
      if (freed >= bytes || id >= before) break
      if (needed.has(id)) continue
      const picture = parsePicture(await pictures.get(id))
      await pictures.delete(id)
      freed += picture ? weighPicture(picture) : 0
    }
    return freed
  })
}
