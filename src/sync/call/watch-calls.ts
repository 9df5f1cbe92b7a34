import { peopleIn, type Call } from '@/domain/call/call'
import type { CallRemote } from '@/domain/call/call-remote'
import type { CachedRoom } from '@/domain/replica/replica'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { keepWatching } from '@/sync/keep-watching'
import type { SyncContext } from '@/sync/sync-context'

/** Who is in a call may be away for so long, as while the lead moves between their tabs. */
export const ABSENCE_MS = 15_000

/** Follows the calls of all rooms that one is in, and clears away those that all have left. */
export function watchCalls(
  context: SyncContext,
  calls: CallRemote,
  tell: (calls: readonly Call[]) => void,
): Unsubscribe {
  const { replica, changes, connection, device } = context
  const watched = new Map<RoomId, Unsubscribe>()
  const known = new Map<RoomId, Call>()
  const sweeps = new Map<RoomId, Unsubscribe>()
  let isOver = false

  function note({ id, mine, isGone }: CachedRoom) {
    if (isOver || isGone || !mine) forget(id)
    else if (!watched.has(id)) {
      const stop = keepWatching(context, (onLost) =>
        calls.watch(id, {
          onValue(call, skipped) {
            if (skipped > 0) changes.emit({ kind: 'skipped', count: skipped })
            take(id, call)
          },
          onLost() {
            take(id, undefined)
            onLost()
          },
        }),
      )
      watched.set(id, stop)
    }
  }

  function take(room: RoomId, call: Call | undefined) {
    if (isOver || (!call && !known.has(room))) return
    if (call) known.set(room, call)
    else known.delete(room)
    sweeps.get(room)?.()
    if (call && isEmpty(call))
      sweeps.set(
        room,
        device.clock.after(ABSENCE_MS, () => sweep(room)),
      )
    tell([...known.values()])
  }

  const isEmpty = (call: Call) => peopleIn(call, connection.serverNow()).length === 0

  function sweep(room: RoomId) {
    const call = known.get(room)
    if (call && isEmpty(call)) void calls.sweep(call).catch(() => undefined)
  }

  function forget(room: RoomId) {
    watched.get(room)?.()
    watched.delete(room)
    take(room, undefined)
  }

  const stopChanges = changes.on((change) => {
    if (change.kind === 'room') note(change.room)
    if (change.kind === 'room-forgotten') forget(change.room)
  })
  tell([])
  void replica.readRooms().then(
    (rooms) => rooms.forEach(note),
    () => undefined,
  )
  return () => {
    isOver = true
    stopChanges()
    for (const stop of [...watched.values(), ...sweeps.values()]) stop()
  }
}
