import type { Mention } from '@/domain/notice/mention'
import { EVERYONE } from '@/domain/message/everyone'
import type { Message } from '@/domain/message/message'
import type { CachedRoom } from '@/domain/replica/replica'
import { unreadCount } from '@/domain/room/room'
import type { RoomId } from '@/shared/ids'
import type { SyncContext } from '@/sync/sync-context'

/**
 * So many of the newest unread messages of a room are looked through for one's name, whatever came before.
 * What a room tells of itself has no mentions, and its messages come only while it is open.
 */
export const MENTION_REACH = 50

/** Looks, in the leader, whether what comes in rooms that nobody looks at names this person. */
export function startMentionWatch(context: SyncContext): void {
  const { account, replica, remotes, connection, device, changes, signal } = context
  const due = new Set<RoomId>()
  let isLooking = false

  /** What there is to be looked through; 0 where one knows already. */
  function unknownOf({ id, state, mine, mentioned, isGone }: CachedRoom): number {
    if (!mine || !state?.last || isGone || device.attention.sees(id)) return 0
    const since = Math.max(mentioned?.count ?? 0, mine.readCount)
    return Math.min(unreadCount(state, mine), state.count - since)
  }

  function note(room: CachedRoom) {
    if (unknownOf(room) <= 0) return
    due.add(room.id)
    void look()
  }

  /** One room after the other: a start with many rooms is no burst of questions. */
  async function look() {
    if (isLooking) return
    isLooking = true
    for (const id of due) {
      if (signal.aborted || connection.status !== 'online') break
      due.delete(id)
      // It may not be read any more, or the connection has ended: another time.
      await lookThrough(id).catch(() => undefined)
    }
    isLooking = false
  }

  async function lookThrough(id: RoomId) {
    const room = await replica.readRoom(id)
    const unknown = room ? unknownOf(room) : 0
    const { last, count } = room?.state ?? {}
    if (!last || count === undefined || unknown <= 0) return
    const limit = Math.min(unknown, MENTION_REACH)
    const { messages } = await remotes.messages.fetchBefore(id, last, limit)
    const found = messages.findLast(isForMe)
    const kept = await replica.putRoom(id, (now) => {
      const before: Partial<Mention> = now?.mentioned ?? {}
      const newest = found && found.at > (before.at ?? 0) ? pick(found) : before
      return { mentioned: { ...newest, count } }
    })
    if (kept && !signal.aborted) changes.emit({ kind: 'room', room: kept })
  }

  const isForMe = ({ from, deletedAt, mentions = [] }: Message) =>
    from !== account.id &&
    deletedAt === undefined &&
    (mentions.includes(account.id) || mentions.includes(EVERYONE))

  const stops = [
    changes.on((change) => {
      if (change.kind === 'room') note(change.room)
    }),
    connection.onEachConnection(() => {
      void replica.readRooms().then((rooms) => rooms.forEach(note), ignore)
    }),
  ]
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop()
  })
  void replica.readRooms().then((rooms) => rooms.forEach(note), ignore)
}

const pick = ({ id, from, at }: Message) => ({ id, from, at })
const ignore = () => undefined
