import { peopleIn, type Call } from '@/domain/call/call'
import { isDirectRoomId } from '@/domain/room/direct'
import type { UserId } from '@/shared/ids'

/** So long it rings; then it was missed. */
export const RING_MS = 45_000

/** Whether a call is to be answered by this person: in a conversation of two, by the other, and not answered yet. */
export function ringsFor(call: Call, me: UserId, serverNow: number): boolean {
  const people = peopleIn(call, serverNow)
  return (
    isDirectRoomId(call.room) &&
    call.by !== me &&
    serverNow - call.at < RING_MS &&
    people.some(({ user }) => user === call.by) &&
    people.every(({ user }) => user !== me) &&
    call.declined.every(({ user }) => user !== me)
  )
}
