import { isSameKeeping, type Membership, type PublicRoom } from '@/domain/room/room'
import type { MembershipList } from '@/domain/room/room-remote'
import type { RoomChange, RoomPart } from '@/domain/replica/replica'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { keepWatching } from '@/sync/keep-watching'
import type { SyncContext } from '@/sync/sync-context'

/** Follows the rooms a person is in: what they are, how far they have got, how far was read. */
export function startRoomsSync(context: SyncContext): void {
  const { account, replica, remotes, changes, signal } = context
  const watches = new Map<RoomId, Unsubscribe>()

  /** Whether it could be kept. On a full disk the room list stays as it was; the replica's status says so. */
  async function put(room: RoomId, change: RoomPart | RoomChange): Promise<boolean> {
    try {
      const kept = await replica.putRoom(room, change)
      if (kept) changes.emit({ kind: 'room', room: kept })
      return true
    } catch {
      return false
    }
  }

  function follow(room: RoomId) {
    const stops = [
      keepWatching(context, (onLost) =>
        remotes.rooms.watchRoom(room, {
          onValue: (value) =>
            void put(room, value ? { room: value, isGone: false } : { isGone: true }),
          // Everyone signed in may read what a room is: lost is not gone.
          onLost,
        }),
      ),
      keepWatching(context, (onLost) =>
        remotes.rooms.watchState(room, {
          onValue: (state) => void (state && put(room, { state })),
          onLost,
        }),
      ),
    ]
    watches.set(room, () => {
      for (const stop of stops) stop()
    })
  }

  async function forget(room: RoomId) {
    watches.get(room)?.()
    watches.delete(room)
    taken.delete(room)
    await replica.forgetRoom(room).catch(() => undefined)
    changes.emit({ kind: 'room-forgotten', room })
  }

  async function takeMembership(membership: Membership): Promise<boolean> {
    let mine = membership
    const isKept = await put(membership.room, (kept) => {
      mine = { ...furthestRead(membership, kept?.mine), ...kept?.wanted }
      return isSame(mine, kept?.mine) && isSameKeeping(mine, kept?.mine) ? undefined : { mine }
    })
    if (!isSame(mine, membership)) tellOnce(mine)
    return isKept
  }

  /**
   * What was read while offline is told as soon as there is someone to tell. Once a connection: the
   * SDK takes a refused mark back by another event, which must not be answered by the same mark.
   */
  const told = new Map<RoomId, Membership>()
  /** As each was taken last: of the hundreds that come with a change of one, only that one is work. */
  const taken = new Map<RoomId, string>()
  function tellOnce(mine: Membership) {
    if (isSame(mine, told.get(mine.room))) return
    told.set(mine.room, mine)
    void tellRead(context, mine)
  }

  async function takeMemberships({ memberships, unreadable }: MembershipList) {
    if (unreadable.length > 0) changes.emit({ kind: 'skipped', count: unreadable.length })
    // A record that this version cannot read is no reason to lose what is kept of its room.
    const listed = new Set<string>([...memberships.map(({ room }) => room), ...unreadable])
    for (const membership of memberships) {
      const { room } = membership
      const text = JSON.stringify(membership)
      if (taken.get(room) !== text && (await takeMembership(membership))) taken.set(room, text)
      if (!watches.has(room)) follow(room)
    }
    if (!isOther(listed)) return
    for (const { id, mine } of await replica.readRooms()) {
      if (!mine) continue
      if (!listed.has(id)) await forget(id)
      else if (!watches.has(id)) follow(id)
    }
  }

  /** Whether other rooms are listed than the last time, so that some may have to go. */
  let lastListed: ReadonlySet<string> | undefined
  function isOther(listed: ReadonlySet<string>): boolean {
    const before = lastListed
    lastListed = listed
    return before?.size !== listed.size || [...listed].some((room) => !before.has(room))
  }

  /** One at a time: a later list must not be overtaken by an earlier one. */
  let taking = Promise.resolve()
  const stop = keepWatching(context, (onLost) =>
    remotes.rooms.watchMemberships(account.id, {
      onValue(list) {
        taking = taking.then(() => takeMemberships(list)).catch(() => undefined)
      },
      onLost,
    }),
  )
  const stopForgetting = context.connection.onEachConnection(() => {
    told.clear()
    taken.clear()
    lastListed = undefined
  })
  signal.addEventListener('abort', () => {
    stop()
    stopForgetting()
    for (const end of watches.values()) end()
  })
}

/** Remembers reading at once on this device and tells the server; neither ever goes back. */
export async function markRead(context: SyncContext, room: RoomId, read: ReadUpTo): Promise<void> {
  const { replica, changes } = context
  const before = (await replica.readRoom(room))?.mine
  if (!before) return
  let mine = before
  const further: RoomChange = (cached) => {
    if (!cached?.mine) return undefined
    mine = furthestRead({ ...cached.mine, ...read }, cached.mine)
    return isSame(mine, cached.mine) ? undefined : { mine }
  }
  const kept = await replica.putRoom(room, further).catch(() => undefined)
  if (kept) changes.emit({ kind: 'room', room: kept })
  if (!isSame(mine, before)) await tellRead(context, mine)
}

export interface ReadUpTo {
  readonly readAt: number
  readonly readCount: number
}

/** Follows the public directory while someone looks at it. */
export function watchPublicRooms(context: SyncContext): Unsubscribe {
  const { remotes, replica, changes } = context
  function onValue(rooms: readonly PublicRoom[], skipped: number) {
    if (skipped > 0) changes.emit({ kind: 'skipped', count: skipped })
    void replica.putPublicRooms(rooms).catch(() => undefined)
    changes.emit({ kind: 'public-rooms', rooms })
  }
  return keepWatching(context, (onLost) => remotes.rooms.watchPublic({ onValue, onLost }))
}

/** Both parts on their own: a send moves the count, only looking moves the time. */
function furthestRead(next: Membership, known: Membership | undefined): Membership {
  if (known?.joinedAt !== next.joinedAt) return next
  const readAt = Math.max(next.readAt, known.readAt)
  const readCount = Math.max(next.readCount, known.readCount)
  return { ...next, readAt, readCount }
}

function isSame(a: Membership, b: Membership | undefined): boolean {
  if (!b) return false
  return a.joinedAt === b.joinedAt && a.readAt === b.readAt && a.readCount === b.readCount
}

async function tellRead(context: SyncContext, mine: Membership) {
  const { account, remotes, device, connection } = context
  if (connection.status !== 'online') return
  const { room, readAt, readCount } = mine
  const read = { readAt, readCount, isShown: device.showsReading() }
  // Denied means that another device has read further; its mark arrives by itself.
  await remotes.rooms.markRead(room, account.id, read).catch(() => undefined)
}
