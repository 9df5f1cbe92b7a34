import type { ReadMark } from '@/domain/room/read-mark'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { keepWatching } from '@/sync/keep-watching'
import type { SyncContext } from '@/sync/sync-context'

/** How far members have read: never stored, only while looked at. Rejects when its code cannot be loaded. */
export async function watchReads(
  context: SyncContext,
  room: RoomId,
  listener: (marks: readonly ReadMark[]) => void,
): Promise<Unsubscribe> {
  const { readMarks } = await context.remotes.further()
  return keepWatching(context, (onLost) =>
    readMarks.watch(room, {
      onValue: listener,
      onLost() {
        listener([])
        onLost()
      },
    }),
  )
}
