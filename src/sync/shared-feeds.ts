import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { startRoomFeed, type LossReason } from '@/sync/room-feed'
import type { SyncContext } from '@/sync/sync-context'

type OnLost = (reason: LossReason) => void

interface SharedFeed {
  readonly readers: Set<OnLost>
  readonly stop: Unsubscribe
  /** Its first window has come: what is kept of the room is up to date. */
  isLive: boolean
}

/** One feed a room, however many tabs have it open. */
export function createSharedFeeds(context: SyncContext) {
  const { changes, signal } = context
  const feeds = new Map<RoomId, SharedFeed>()

  const stopWatching = changes.on((change) => {
    if (change.kind !== 'messages') return
    const feed = feeds.get(change.room)
    if (feed) feed.isLive = true
  })
  signal.addEventListener('abort', () => {
    stopWatching()
    for (const { stop } of feeds.values()) stop()
  })

  function begin(room: RoomId): SharedFeed {
    const readers = new Set<OnLost>()
    const stop = startRoomFeed(context, room, (reason) => {
      feeds.delete(room)
      for (const onLost of readers) onLost(reason)
    })
    const feed = { readers, stop, isLive: false }
    feeds.set(room, feed)
    return feed
  }

  return {
    isFed: (room: RoomId) => feeds.has(room),
    feed(room: RoomId, onLost: OnLost): Unsubscribe {
      const feed = feeds.get(room) ?? begin(room)
      const reader: OnLost = (reason) => onLost(reason)
      feed.readers.add(reader)
      // Who comes later has to hear as well that nothing is missing.
      if (feed.isLive) changes.emit({ kind: 'messages', room, messages: [] })
      return () => {
        feed.readers.delete(reader)
        if (feed.readers.size > 0 || feeds.get(room) !== feed) return
        feeds.delete(room)
        feed.stop()
      }
    },
  }
}
