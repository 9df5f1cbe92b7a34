import type { Message, Position } from '@/domain/message/message'
import type { MessageId, RoomId } from '@/shared/ids'
import type { Person } from '@/stores/services'

/** How much is drawn around a message that was jumped to, in each direction. */
const AROUND = 40

export type JumpProblem = 'unknown' | 'offline'

/** A part of a conversation somewhere in its past. */
export interface TimelineWindow {
  readonly messages: readonly Message[]
  readonly hasOlder: boolean
  readonly hasNewer: boolean
}

/** What stands around a message, from this device; the message itself may come from the server. */
export async function openWindow(
  { replica, sync }: Person,
  room: RoomId,
  id: MessageId,
): Promise<TimelineWindow | JumpProblem> {
  const found = (await replica.readMessage(room, id)) ?? (await sync.value?.findMessage(room, id))
  if (found === undefined) return 'offline'
  if (typeof found === 'string') return found
  const place = { at: found.at, id: found.id }
  const [older, newer] = await Promise.all([
    replica.readPage(room, place, AROUND),
    replica.readPageAfter(room, place, AROUND),
  ])
  return {
    messages: [...older.messages, found, ...newer.messages],
    hasOlder: older.before !== 'beginning',
    hasNewer: newer.after !== 'end',
  }
}

/** The messages after a position, and whether there are more; `offline`: they are in a gap. */
export async function readNewer(
  { replica, sync }: Person,
  room: RoomId,
  after: Position,
): Promise<{ messages: readonly Message[]; hasNewer: boolean } | 'offline'> {
  const answer = await sync.value?.loadNewer(room, after)
  if (answer?.kind === 'offline') return 'offline'
  const page = answer?.page ?? (await replica.readPageAfter(room, after, AROUND))
  if (page.messages.length === 0 && page.after === 'gap') return 'offline'
  return { messages: page.messages, hasNewer: page.after !== 'end' }
}
