import type { PresenceRecord } from '@/domain/presence/presence-remote'
import { presenceOf } from '@/domain/presence/presence'
import type { ReadMark } from '@/domain/room/read-mark'
import type { UserId } from '@/shared/ids'

/** What became of a message that the server has: see docs/decisions/0010-delivered-without-a-write.md. */
export type ReceiptState = 'stored' | 'delivered' | 'read'

export interface Receipt {
  readonly state: ReceiptState
  /** How many of the others have read it, as far as they let it be seen. */
  readonly readBy: number
  /** How many others there are. */
  readonly others: number
}

/** How far a room's other members have been reached. Times are the server's. */
export interface Reach {
  readonly others: number
  /** Up to when each has read who lets it be seen. */
  readonly readUpTo: readonly number[]
  /** When one of them was last connected; `Infinity` while one is. */
  readonly connectedUpTo: number
}

export interface RoomKnowledge {
  readonly members: readonly { readonly id: UserId }[]
  readonly presences: ReadonlyMap<UserId, PresenceRecord>
  readonly marks: readonly ReadMark[]
}

/** Of a room as `me` sees it now. Who is not in it (any more) counts for nothing. */
export function reachOf(
  me: UserId | undefined,
  { members, presences, marks }: RoomKnowledge,
  serverNow: number,
): Reach {
  const others = new Set(members.map(({ id }) => id))
  if (me) others.delete(me)
  let connectedUpTo = -Infinity
  for (const user of others) {
    const known = presences.get(user)
    if (!known) continue
    const { availability, lastSeen } = presenceOf(user, known, serverNow)
    const seen = availability === 'offline' ? lastSeen : Infinity
    connectedUpTo = Math.max(connectedUpTo, seen ?? -Infinity)
  }
  const readUpTo = marks.filter(({ user }) => others.has(user)).map(({ at }) => at)
  return { others: others.size, readUpTo, connectedUpTo }
}

/** Of a message that was stored at this time. */
export function receiptOf(at: number, { others, readUpTo, connectedUpTo }: Reach): Receipt {
  const readBy = readUpTo.filter((upTo) => upTo >= at).length
  const isDelivered = connectedUpTo > at
  return { state: readBy > 0 ? 'read' : isDelivered ? 'delivered' : 'stored', readBy, others }
}
