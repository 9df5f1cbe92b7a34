import type { Picture } from '@/domain/picture/picture'
import type { PicturePlace, PictureRemote } from '@/domain/picture/picture-remote'
import { fail, ok, type Result } from '@/shared/result'
import type { SyncContext } from '@/sync/sync-context'

/** A picture may be large and the network slow, so no alarm ends it: that is left to who looks. */
export async function fetchPicture(
  { replica, connection }: SyncContext,
  pictures: PictureRemote,
  place: PicturePlace,
): Promise<Result<Picture, 'offline' | 'refused' | 'gone'>> {
  try {
    const picture = await pictures.fetch(place)
    if (!picture) return fail('gone')
    const upkeep = await replica.upkeep()
    // A full disk: it is shown, and fetched again another time.
    await upkeep.putPicture(picture).catch(() => undefined)
    return ok(picture)
  } catch {
    return fail(connection.status === 'online' ? 'refused' : 'offline')
  }
}
