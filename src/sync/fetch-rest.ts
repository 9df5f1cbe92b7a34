import type { Clock } from '@/domain/device/clock'
import { endsBefore } from '@/domain/export/read-room'
import { BEGINNING, newestStretch, reachesBeginning } from '@/domain/message/history'
import { comparePositions, type Message } from '@/domain/message/message'
import { MAX_PAGE } from '@/domain/message/message-remote'
import type { CachedRoom, Replica } from '@/domain/replica/replica'
import type { RoomId } from '@/shared/ids'
import type { Change } from '@/sync/change'
import type { Emitter } from '@/sync/emitter'
import type { Sync } from '@/sync/sync'

/** How long a room may take to become up to date before the network counts as gone. */
export const CATCH_UP_MS = 15_000

export type RestOutcome = 'done' | 'offline' | 'stopped'

interface FetchParts {
  readonly replica: Replica
  readonly changes: Emitter<Change>
  readonly clock: Clock
  /** Another one, when the lead moves to another tab. */
  readonly sync: () => Sync | undefined
}

interface FetchHooks {
  /** So many messages have come so far. */
  readonly onProgress: (messages: number) => void
  readonly signal: AbortSignal
}

/**
 * Fetches what this device lacks of these rooms: first what is new, then what is old, a page at a
 * time. Each page stays, so that going on later begins where this has ended.
 */
export async function fetchRest(
  parts: FetchParts,
  rooms: readonly RoomId[],
  { onProgress, signal }: FetchHooks,
): Promise<RestOutcome> {
  let fetched = 0
  for (const id of rooms) {
    const room = await parts.replica.readRoom(id)
    // What one is not in, or what is gone, cannot be read any more.
    if (!room?.mine || room.isGone) continue
    const caughtUp = await catchUp(parts, room, signal)
    if (caughtUp === 'lost') continue
    if (caughtUp !== 'done') return caughtUp
    want(parts, (await parts.replica.readPage(id, undefined, MAX_PAGE)).messages)
    const filled = await fillGaps(parts, id, signal, (messages) => {
      want(parts, messages)
      fetched += messages.length
      onProgress(fetched)
    })
    if (filled !== 'done') return filled
  }
  return 'done'
}

/** Names belong to what is missing: nobody has drawn these messages yet and so asked for them. */
function want({ sync }: FetchParts, messages: readonly Message[]) {
  for (const user of new Set(messages.map(({ from }) => from))) sync()?.profiles.want(user)
}

/** Follows the room until what is newest in it is here. */
async function catchUp(
  { replica, changes, clock, sync }: FetchParts,
  room: CachedRoom,
  signal: AbortSignal,
): Promise<RestOutcome | 'lost'> {
  const history = await replica.readHistory(room.id)
  const top = newestStretch(history)?.to
  if (top && !endsBefore(room, top)) return 'done'
  const current = sync()
  if (current?.connection.status !== 'online') return 'offline'
  if (signal.aborted) return 'stopped'
  const ends: (() => void)[] = []
  const outcome = await new Promise<RestOutcome | 'lost'>((resolve) => {
    const onAbort = () => resolve('stopped')
    signal.addEventListener('abort', onAbort)
    ends.push(
      () => signal.removeEventListener('abort', onAbort),
      clock.after(CATCH_UP_MS, () => resolve('offline')),
      changes.on((change) => {
        if (change.kind === 'messages' && change.room === room.id) resolve('done')
      }),
      current.feed(room.id, () => resolve('lost')),
    )
  })
  for (const end of ends) end()
  return outcome
}

async function fillGaps(
  { replica, sync }: FetchParts,
  room: RoomId,
  signal: AbortSignal,
  onFetched: (messages: readonly Message[]) => void,
): Promise<RestOutcome> {
  let before = BEGINNING
  for (;;) {
    if (signal.aborted) return 'stopped'
    const newest = newestStretch(await replica.readHistory(room))
    if (!newest || reachesBeginning(newest)) return 'done'
    // Nothing came, although it was said to: asking again would never end.
    if (comparePositions(newest.from, before) === 0) return 'offline'
    before = newest.from
    const answer = await sync()?.loadOlder(room, before)
    if (answer?.kind !== 'page') return 'offline'
    onFetched(answer.page.messages)
  }
}
