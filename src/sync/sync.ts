import type { Account } from '@/domain/auth/account'
import type { Remotes } from '@/domain/connection/remotes'
import type { Device } from '@/domain/device/device'
import type { Message, Position } from '@/domain/message/message'
import type { Replica } from '@/domain/replica/replica'
import type { ReadMark } from '@/domain/room/read-mark'
import type { ConnectionId, MessageId, RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { ActionSync } from '@/sync/actions/actions'
import { createLaterActions } from '@/sync/actions/later-actions'
import type { Change } from '@/sync/change'
import { createConnectionState, type ConnectionState } from '@/sync/connection-state'
import type { Emitter } from '@/sync/emitter'
import type { OlderPage } from '@/sync/history-loader'
import type { NewerPage } from '@/sync/newer-loader'
import { startOutboxSender } from '@/sync/outbox-sender'
import { watchPeople, watchReads, type RoomPeople } from '@/sync/people-watch'
import { ANNOUNCE_DELAY_MS, startPresenceKeeper } from '@/sync/presence-keeper'
import { startProfileSync, type ProfileSync } from '@/sync/profile-sync'
import type { LossReason } from '@/sync/room-feed'
import { markRead, startRoomsSync, watchPublicRooms, type ReadUpTo } from '@/sync/rooms-sync'
import { createSharedFeeds } from '@/sync/shared-feeds'
import type { SyncContext } from '@/sync/sync-context'
import { createTypingSignal, type TypingSignal } from '@/sync/typing-signal'

export interface SyncParts {
  readonly account: Account
  /** What others call this person until they choose a name. */
  readonly ownName: string
  readonly replica: Replica
  readonly remotes: Remotes
  readonly device: Device
  readonly changes: Emitter<Change>
  readonly connectionId: ConnectionId
  /** Another tab has been here until just now: there is no gap to be shown. */
  readonly isTakeover?: boolean
  /** It has signed out: this tab is about to hear of it, and nobody is told that it is here. */
  readonly isOver?: boolean
  /** That tab does not answer, and may still hold what only one may hold. */
  readonly isStolen?: boolean
}

/** Everything that needs the database, for one person. Followers ask their leader for it. */
export interface Sync extends ActionSync {
  readonly connection: ConnectionState
  readonly profiles: ProfileSync
  readonly typing: TypingSignal
  /** Keeps a room up to date until stopped. `onLost`: the person may no longer read it. */
  feed(room: RoomId, onLost: (reason: LossReason) => void): Unsubscribe
  loadOlder(room: RoomId, before: Position): Promise<OlderPage>
  loadNewer(room: RoomId, after: Position): Promise<NewerPage>
  findMessage(room: RoomId, id: MessageId): Promise<Message | 'unknown' | 'offline'>
  markRead(room: RoomId, read: ReadUpTo): Promise<void>
  watchPublicRooms(): Unsubscribe
  watchPeople(room: RoomId, listener: (people: RoomPeople) => void): Unsubscribe
  /** How far members have read. Its code loads with the first use; rejects where it cannot be had. */
  watchReads(room: RoomId, listener: (marks: readonly ReadMark[]) => void): Promise<Unsubscribe>
  /** Says goodbye while there still is a connection, then ends everything. */
  stop(): Promise<void>
}

/** The one that has the connection. */
export interface LeadingSync extends Sync {
  /** Ends everything at once, and the connection with it: for a tab that is about to be frozen. */
  readonly halt: () => void
  /** Aborted once this tab no longer leads. */
  readonly signal: AbortSignal
}

/** Needed by who scrolls or jumps into the past, and not to draw a room: loaded when they are. */
const olderLoader = () => import('@/sync/history-loader')
const newerLoader = () => import('@/sync/newer-loader')

export function startSync(parts: SyncParts): LeadingSync {
  const { account, replica, remotes, device, changes, connectionId } = parts
  const controller = new AbortController()
  const { signal } = controller
  const connection = createConnectionState(remotes.connection, device, signal)
  const context: SyncContext = { account, replica, remotes, device, connection, changes, signal }

  const feeds = createSharedFeeds(context)
  const sender = startOutboxSender(context, feeds.isFed, parts)
  const stopWaking = changes.on((change) => {
    if (change.kind === 'outbox') sender.wake()
  })
  startRoomsSync(context)
  const delay = parts.isTakeover ? 0 : ANNOUNCE_DELAY_MS
  const presence = parts.isOver ? undefined : startPresenceKeeper(context, connectionId, delay)

  function halt() {
    stopWaking()
    controller.abort(new Error('the person has left'))
    remotes.connection.close()
  }

  return {
    connection,
    profiles: startProfileSync(context, parts.ownName),
    typing: createTypingSignal(context),
    feed: (room, onLost) => feeds.feed(room, onLost),
    loadOlder: async (room, before) => (await olderLoader()).loadOlder(context, room, before),
    loadNewer: async (room, after) => (await newerLoader()).loadNewer(context, room, after),
    findMessage: async (room, id) => (await newerLoader()).findMessage(context, room, id),
    markRead: (room, read) => markRead(context, room, read),
    watchPublicRooms: () => watchPublicRooms(context),
    watchPeople: (room, listener) => watchPeople(context, room, listener),
    watchReads: (room, listener) => watchReads(context, room, listener),
    ...createLaterActions(context),
    async stop() {
      await presence?.withdraw()
      halt()
    },
    halt,
    signal,
  }
}
