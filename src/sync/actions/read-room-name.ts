import type { RoomId } from '@/shared/ids'
import type { SyncContext } from '@/sync/sync-context'

/**
 * What a room is called just now; empty in a conversation of two. `undefined`: there is no such room.
 * Rejects where it may not be read.
 */
export function readRoomName(
  { remotes, signal }: SyncContext,
  room: RoomId,
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const stop = remotes.rooms.watchRoom(room, {
      onValue(value) {
        resolve(value?.name)
        // The first value may come before there is anything to stop.
        queueMicrotask(() => stop())
      },
      onLost: () => reject(new Error('it may not be read')),
    })
    signal.addEventListener('abort', () => stop(), { once: true })
  })
}
