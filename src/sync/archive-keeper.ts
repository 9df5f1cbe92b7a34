import { isMentioned } from '@/domain/notice/mention'
import type { CachedRoom } from '@/domain/replica/replica'
import { unreadCount } from '@/domain/room/room'
import type { RoomId } from '@/shared/ids'
import { keepRoom } from '@/sync/keep-room'
import type { SyncContext } from '@/sync/sync-context'

/** A room that is put away, as it was then. */
interface PutAway {
  count: number
  /**
   * It was put away while this device looked, perhaps on another one: what it lacks of the time before
   * comes in now, and is no reason to come back.
   */
  readonly isSettling: boolean
}

/**
 * A room that was put away comes back with what somebody else says in it, as if it had never been away. Not where
 * it is muted, nor where only mentions are said and nobody is named. In the leader alone.
 */
export function startArchiveKeeper(context: SyncContext): void {
  const { account, replica, connection, changes, signal } = context
  const away = new Map<RoomId, PutAway>()
  let connectedAt = Infinity

  function isWorthIt(room: CachedRoom): boolean {
    const { mine, state, isGone } = room
    const last = state?.last
    if (!mine || !last || isGone || last.deleted || last.from === account.id) return false
    if ((mine.muted ?? 0) > connection.serverNow()) return false
    if (mine.mentionsOnly && !isMentioned(room)) return false
    return last.at > mine.readAt && unreadCount(state, mine) > 0
  }

  function take(room: CachedRoom) {
    const { id, mine, state } = room
    const count = state?.count ?? 0
    const known = away.get(id)
    if (!mine?.archived) away.delete(id)
    else if (!known) away.set(id, { count, isSettling: true })
    else if (count > known.count) {
      const isNew = !known.isSettling || (state?.last?.at ?? 0) >= connectedAt
      if (!isNew) known.count = count
      else if (isWorthIt(room)) bringBack(id)
    }
  }

  /** On a full disk it stays away, where its number is seen. */
  function bringBack(id: RoomId) {
    away.delete(id)
    void keepRoom(context, id, { archived: false }).catch(() => undefined)
  }

  async function begin() {
    const early: CachedRoom[] = []
    let hear: (room: CachedRoom) => void = (room) => early.push(room)
    const stops = [
      changes.on((change) => {
        if (change.kind === 'room') hear(change.room)
        else if (change.kind === 'room-forgotten') away.delete(change.room)
      }),
      connection.onEachConnection(() => (connectedAt = connection.serverNow())),
    ]
    signal.addEventListener('abort', () => {
      for (const stop of stops) stop()
    })
    for (const { id, mine, state } of await replica.readRooms())
      if (mine?.archived) away.set(id, { count: state?.count ?? 0, isSettling: false })
    hear = take
    for (const room of early) take(room)
  }
  void begin().catch(() => undefined)
}
