import { BEGINNING, type History } from '@/domain/message/history'
import { comparePositions, type Message, type Position } from '@/domain/message/message'
import type { CachedRoom, Replica } from '@/domain/replica/replica'

/** How much is read from the device at once, and so held in memory. */
export const EXPORT_PAGE = 300

/** A room's history as this device has it: pages of messages, and the places where some are missing. */
export type RoomPiece =
  { readonly kind: 'messages'; readonly messages: readonly Message[] } | { readonly kind: 'gap' }

export type RoomSource = Pick<
  Replica,
  'readHistory' | 'readMessage' | 'readPageAfter' | 'readAhead'
>

/** Everything there is, oldest first. What arrives meanwhile may or may not be in it, but once at most. */
export async function* readRoom(source: RoomSource, room: CachedRoom): AsyncGenerator<RoomPiece> {
  let reached: Position = BEGINNING
  let isUnknown = room.state === undefined
  for (;;) {
    const history = await source.readHistory(room.id)
    const next = history.stretches.find(({ to }) => comparePositions(to, reached) > 0)
    if (!next) break
    isUnknown = false
    if (comparePositions(next.from, reached) > 0) {
      yield { kind: 'gap' }
      reached = next.from
      const first = await source.readMessage(room.id, reached.id)
      if (first && comparePositions(first, reached) === 0) {
        yield { kind: 'messages', messages: [first] }
      }
    }
    const page = await source.readPageAfter(room.id, reached, EXPORT_PAGE)
    if (page.messages.length > 0) yield { kind: 'messages', messages: page.messages }
    reached = comparePositions(page.to, reached) > 0 ? page.to : next.to
  }
  const ahead = (await source.readAhead(room.id)).filter(
    (message) => comparePositions(message, reached) > 0,
  )
  const newest = ahead.at(-1)
  if (newest) {
    yield { kind: 'gap' }
    yield { kind: 'messages', messages: ahead }
    reached = newest
  }
  if (isUnknown || endsBefore(room, reached)) yield { kind: 'gap' }
}

/** How many `gap` pieces `readRoom` would give, without reading the messages. */
export function countGaps(
  room: CachedRoom,
  { stretches }: History,
  ahead: readonly Message[],
): number {
  let gaps = 0
  let reached: Position = BEGINNING
  for (const { from, to } of stretches) {
    if (comparePositions(from, reached) > 0) gaps++
    reached = to
  }
  const newest = ahead.at(-1)
  if (newest) {
    gaps++
    reached = newest
  }
  const isUnknown = room.state === undefined && stretches.length === 0
  return isUnknown || endsBefore(room, reached) ? gaps + 1 : gaps
}

/** The room is known to go on behind a position: somebody has spoken there while nobody listened here. */
export function endsBefore({ state }: CachedRoom, reached: Position): boolean {
  return state?.last !== undefined && comparePositions(state.last, reached) > 0
}
