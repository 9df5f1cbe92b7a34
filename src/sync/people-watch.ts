import type { PresenceRecord } from '@/domain/presence/presence-remote'
import type { TypingSign } from '@/domain/presence/typing'
import type { ReadMark } from '@/domain/room/read-mark'
import type { Member } from '@/domain/room/room'
import type { RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { keepWatching } from '@/sync/keep-watching'
import type { SyncContext } from '@/sync/sync-context'

/** Of a larger room only these many are watched one by one; the rest are listed without a state. */
export const WATCHED_PRESENCES = 100

/** Perhaps another of their tabs takes over the connection: that is no reason to show them as gone. */
export const GONE_AFTER_MS = 2000

export interface RoomPeople {
  readonly members: readonly Member[]
  readonly presences: ReadonlyMap<UserId, PresenceRecord>
  readonly typing: readonly TypingSign[]
}

/** Who is in a room, who of them is here and who is typing: never stored, only while looked at. */
export function watchPeople(
  context: SyncContext,
  room: RoomId,
  listener: (people: RoomPeople) => void,
): Unsubscribe {
  const { remotes, device } = context
  let members: readonly Member[] = []
  let typing: readonly TypingSign[] = []
  const presences = new Map<UserId, PresenceRecord>()
  const watches = new Map<UserId, Unsubscribe>()

  const publish = () => listener({ members, presences: new Map(presences), typing })

  function followPresences() {
    const wanted = new Set(members.slice(0, WATCHED_PRESENCES).map(({ id }) => id))
    for (const [user, stop] of watches) {
      if (wanted.has(user)) continue
      stop()
      watches.delete(user)
      presences.delete(user)
    }
    for (const user of wanted) {
      if (watches.has(user)) continue
      watches.set(user, followPresence(user))
    }
  }

  function followPresence(user: UserId): Unsubscribe {
    let cancel: Unsubscribe = () => undefined
    const onValue = (record: PresenceRecord) => {
      cancel()
      const take = () => {
        presences.set(user, record)
        publish()
      }
      const wasHere = (presences.get(user)?.leases.length ?? 0) > 0
      if (wasHere && record.leases.length === 0) cancel = device.clock.after(GONE_AFTER_MS, take)
      else take()
    }
    const stop = keepWatching(context, (onLost) =>
      remotes.presence.watch(user, { onValue, onLost }),
    )
    return () => {
      cancel()
      stop()
    }
  }

  function setMembers(next: readonly Member[]) {
    members = next
    followPresences()
    publish()
  }

  function setTyping(next: readonly TypingSign[]) {
    typing = next
    publish()
  }

  // No longer a member: nobody is shown. Why, the room's feed says.
  const stops = [
    keepWatching(context, (onLost) =>
      remotes.rooms.watchMembers(room, {
        onValue: setMembers,
        onLost() {
          setMembers([])
          onLost()
        },
      }),
    ),
    keepWatching(context, (onLost) =>
      remotes.presence.watchTyping(room, {
        onValue: setTyping,
        onLost() {
          setTyping([])
          onLost()
        },
      }),
    ),
  ]
  return () => {
    for (const stop of [...stops, ...watches.values()]) stop()
  }
}

/** How far members have read: never stored, only while looked at. */
export async function watchReads(
  context: SyncContext,
  room: RoomId,
  onValue: (marks: readonly ReadMark[]) => void,
): Promise<Unsubscribe> {
  const { readMarks } = await context.remotes.further()
  return keepWatching(context, (onLost) => readMarks.watch(room, { onValue, onLost }))
}
