import type { HearthDatabase } from '@/adapters/idb/open-database'
import { trayOf } from '@/adapters/idb/schema'
import { writeIn } from '@/adapters/idb/write-transaction'
import { parsePicture } from '@/domain/picture/parse-picture'
import type { Picture } from '@/domain/picture/picture'
import { parseTray } from '@/domain/picture/tray'
import type { PictureEviction } from '@/domain/replica/upkeep'
import { weighPicture } from '@/domain/replica/usage'
import { isRoomId, type RoomId } from '@/shared/ids'

/** As it lies on the disk: the index of its weight tells what it takes up without touching it. */
export const toKeptPicture = (picture: Picture) => ({ ...picture, weight: weighPicture(picture) })

/** Behind those that wait in its room already. Put in again, as where the disk was cleared, it is there once. */
export function putInTray(database: HearthDatabase, picture: Picture): Promise<unknown> {
  const stores = ['pictures', 'facts'] as const
  return writeIn(database, { stores, durability: 'strict' }, async (transaction) => {
    await transaction.objectStore('pictures').put(toKeptPicture(picture))
    const facts = transaction.objectStore('facts')
    const others = parseTray(await facts.get(trayOf(picture.room))).filter(
      (id) => id !== picture.id,
    )
    await facts.put([...others, picture.id], trayOf(picture.room))
  })
}

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

/** The oldest that neither a row of the outbox nor the tray still needs, in one transaction. Settles with what came back. */
export function evictPicturesFrom(
  database: HearthDatabase,
  room: RoomId,
  { bytes, before }: PictureEviction,
): Promise<number> {
  return writeIn(database, { stores: ['pictures', 'outbox', 'facts'] }, async (transaction) => {
    const pictures = transaction.objectStore('pictures')
    const rows = (await transaction.objectStore('outbox').getAll()) as readonly unknown[]
    const needed = new Set([
      ...rows.map((row) => (row as { readonly blob?: unknown } | null)?.blob),
      ...parseTray(await transaction.objectStore('facts').get(trayOf(room))),
    ])
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
