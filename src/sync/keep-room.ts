import type { Replica } from '@/domain/replica/replica'
import { isSameKeeping, type RoomKeeping } from '@/domain/room/room'
import type { RoomKeepingRemote } from '@/domain/room/room-keeping-remote'
import type { RoomId } from '@/shared/ids'
import type { Change } from '@/sync/change'
import type { Emitter } from '@/sync/emitter'
import type { SyncContext } from '@/sync/sync-context'

interface KeepingParts {
  readonly replica: Replica
  readonly changes: Emitter<Change>
}

/**
 * Keeps a room like that from now on: here at once, on the server as soon as a tab that leads has a
 * connection. Rejects where it could not be kept on this device.
 */
export async function keepRoom(
  { replica, changes }: KeepingParts,
  room: RoomId,
  keeping: RoomKeeping,
): Promise<void> {
  const kept = await replica.putRoom(
    room,
    (now) =>
      now?.mine && {
        mine: { ...now.mine, ...keeping },
        wanted: { ...now.wanted, ...keeping },
      },
  )
  if (kept) changes.emit({ kind: 'room', room: kept })
}

/** Tells the server how rooms are to be kept, whichever tab and page wanted it. It ends with the lead. */
export function startKeepingSender(context: SyncContext, remote: RoomKeepingRemote): void {
  const { account, replica, connection, changes, signal } = context
  const sending = new Set<RoomId>()

  async function send(id: RoomId, wanted: RoomKeeping | undefined): Promise<void> {
    if (!wanted || sending.has(id) || connection.status !== 'online' || signal.aborted) return
    sending.add(id)
    try {
      // Denied: one is no longer in that room, and there is nothing to keep.
      await remote.keep(id, account.id, wanted)
      const kept = await replica.putRoom(id, (now) =>
        isSameKeeping(now?.wanted, wanted) ? { wanted: undefined } : undefined,
      )
      if (kept) changes.emit({ kind: 'room', room: kept })
    } catch {
      // It is on the disk: said again with the next connection.
      return
    } finally {
      sending.delete(id)
    }
    // It may have been wanted otherwise meanwhile.
    await send(id, (await replica.readRoom(id))?.wanted)
  }

  const stops = [
    changes.on((change) => {
      if (change.kind === 'room') void send(change.room.id, change.room.wanted)
    }),
    connection.onEachConnection(() => {
      void replica
        .readRooms()
        .then((rooms) => Promise.all(rooms.map(({ id, wanted }) => send(id, wanted))))
        .catch(() => undefined)
    }),
  ]
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop()
  })
}
