import { peopleIn, SEATS, type Call, type DeclineReason } from '@/domain/call/call'
import { isDirectRoomId } from '@/domain/room/direct'
import type { UserId } from '@/shared/ids'

/** So long it rings; then it was missed. */
export const RING_MS = 45_000

/** Where more are in a room than can be in a call, it rings for nobody; whoever wants to joins. */
export const RINGING_ROOM = SEATS.length

/** For whom a call in a room of more than two rings: all the others, where they all find a seat. */
export function whomToRing(members: readonly UserId[], me: UserId): readonly UserId[] {
  return members.length > RINGING_ROOM ? [] : members.filter((user) => user !== me)
}

/** Whether a call is to be answered by this person: it rings for them, and they have not answered yet. */
export function ringsFor(call: Call, me: UserId, serverNow: number): boolean {
  const people = peopleIn(call, serverNow)
  return (
    isCalled(call, me) &&
    serverNow - call.at < RING_MS &&
    people.some(({ user }) => user === call.by) &&
    people.every(({ user }) => user !== me) &&
    call.declined.every(({ user }) => user !== me)
  )
}

/** In a conversation of two, the other; in a room of more, who is named. */
const isCalled = ({ room, by, called }: Call, me: UserId): boolean =>
  by !== me && (isDirectRoomId(room) || called.includes(me))

/** `silent`: not answered in time. */
export type Answer = 'rings' | 'silent' | DeclineReason

/** What those for whom it rings have said so far; who has come is not among them. */
export function answersTo(
  call: Call,
  serverNow: number,
): readonly { readonly user: UserId; readonly answer: Answer }[] {
  const here = new Set(peopleIn(call, serverNow).map(({ user }) => user))
  const isOver = serverNow - call.at >= RING_MS
  return call.called
    .filter((user) => !here.has(user))
    .map((user) => {
      const said = call.declined.find((each) => each.user === user)?.why
      return { user, answer: said ?? (isOver ? 'silent' : 'rings') }
    })
}
