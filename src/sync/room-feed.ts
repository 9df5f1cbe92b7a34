import { BEGINNING, newestStretch } from '@/domain/message/history'
import { comparePositions, type Message, type Position } from '@/domain/message/message'
import { MAX_PAGE } from '@/domain/message/message-remote'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { createHistoryQueue } from '@/sync/history-queue'
import { keepWatching } from '@/sync/keep-watching'
import type { SyncContext } from '@/sync/sync-context'

/** How many messages a room that was never seen here is opened with. */
export const FIRST_WINDOW = 50

/** Why a room can no longer be read. */
export type LossReason = 'not-a-member' | 'gone'

/**
 * Keeps one room's history up to date while it is looked at. Listens anew after each reconnect,
 * from the cursor on: a listen that the SDK restores by itself would bring its old window again and
 * jump over what did not fit (the cost is the change, not the history).
 */
export function startRoomFeed(
  context: SyncContext,
  room: RoomId,
  onLost: (reason: LossReason) => void,
): Unsubscribe {
  const { account, replica, remotes, connection, changes } = context
  let isStopped = false
  const queue = createHistoryQueue(async (update) => {
    // A full disk must not hide what has arrived; the replica's status tells the person.
    await replica.applyHistory(room, update).catch(() => undefined)
    changes.emit({ kind: 'messages', room, messages: update.messages })
  })

  function listen(onEnded: () => void): Unsubscribe {
    let isOver = false
    let stopWatching: Unsubscribe | undefined

    async function begin() {
      await queue.settled()
      const history = await replica.readHistory(room)
      if (isOver || connection.status !== 'online') return
      const since = history.cursor
      const limit = since === undefined ? FIRST_WINDOW : MAX_PAGE
      const range = { since, limit }
      let top = newestStretch(history)?.to
      stopWatching = remotes.messages.watchChanges(room, range, {
        onChanges(messages, { isFirst, skipped }) {
          if (skipped > 0) changes.emit({ kind: 'skipped', count: skipped })
          const from = isFirst
            ? windowStart(messages, { since, top, isFull: messages.length + skipped >= limit })
            : (top ?? BEGINNING)
          const to = newest(messages, later(top, from))
          top = to
          queue.add({ messages, complete: { from, to }, cursor: latestChange(messages) })
        },
        onLost: () => lose(onEnded),
      })
    }

    begin().catch(onEnded)
    return () => {
      isOver = true
      stopWatching?.()
    }
  }

  /** Neither the listen nor the membership alone tells of every way to lose a room. */
  function lose(goOn: () => void) {
    void findReason(context, room).then((reason) => {
      if (isStopped) return
      if (!reason) {
        goOn()
        return
      }
      stop()
      onLost(reason)
    })
  }

  const stops = [
    keepWatching(context, listen, { isAlwaysAnew: true }),
    keepWatching(context, (onEnded) =>
      remotes.rooms.watchMember(room, account.id, {
        onValue: (member) => {
          if (!member) lose(() => undefined)
        },
        onLost: () => lose(onEnded),
      }),
    ),
  ]
  function stop() {
    isStopped = true
    for (const end of stops) end()
  }
  return stop
}

interface WindowFacts {
  readonly since: number | undefined
  readonly top: Position | undefined
  /** As many as were asked for: there may be more that did not fit. */
  readonly isFull: boolean
}

/**
 * From where on nothing is missing once the first window is stored. Whatever stands later than the
 * oldest change of a full window was itself changed later, so it is in the window.
 */
function windowStart(messages: readonly Message[], { since, top, isFull }: WindowFacts): Position {
  const oldest = messages.reduce<Message | undefined>(
    (low, message) => (low && low.updatedAt <= message.updatedAt ? low : message),
    undefined,
  )
  const joinsWhatWasKnown = since !== undefined && (oldest?.updatedAt ?? 0) <= since
  if (!isFull || !oldest || joinsWhatWasKnown) return top ?? BEGINNING
  return { at: oldest.updatedAt, id: oldest.id }
}

function later(a: Position | undefined, b: Position): Position {
  return a && comparePositions(a, b) > 0 ? a : b
}

function newest(messages: readonly Message[], known: Position): Position {
  return messages.reduce<Position>(
    (top, { at, id }) => (comparePositions(top, { at, id }) < 0 ? { at, id } : top),
    known,
  )
}

function latestChange(messages: readonly Message[]): number | undefined {
  if (messages.length === 0) return undefined
  return Math.max(...messages.map((message) => message.updatedAt))
}

/**
 * The server does not say why. `undefined`: still a member, or nobody to ask: worth listening again. A list of one's own that still names the room is put right on the way.
 */
async function findReason(
  { remotes, replica, account }: SyncContext,
  room: RoomId,
): Promise<LossReason | undefined> {
  try {
    if (await remotes.rooms.isMember(room, account.id)) return undefined
    if (!(await remotes.rooms.exists(room))) return 'gone'
    const cached = await replica.readRoom(room)
    if (cached?.mine) await remotes.rooms.dropFromList(room, account.id)
    return 'not-a-member'
  } catch {
    return undefined
  }
}
