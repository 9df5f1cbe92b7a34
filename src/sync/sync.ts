import type { Account } from '@/domain/auth/account'
import type { Remotes } from '@/domain/connection/remotes'
import type { Device } from '@/domain/device/device'
import type { Message, Position } from '@/domain/message/message'
import type { Replica } from '@/domain/replica/replica'
import type { ConnectionId, MessageId, RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { Change } from '@/sync/change'
import { createConnectionState, type ConnectionState } from '@/sync/connection-state'
import type { Emitter } from '@/sync/emitter'
import { loadOlder, type OlderPage } from '@/sync/history-loader'
import type { NewerPage } from '@/sync/newer-loader'
import { startOutboxSender } from '@/sync/outbox-sender'
import { watchPeople, type RoomPeople } from '@/sync/people-watch'
import { startPresenceKeeper } from '@/sync/presence-keeper'
import { startProfileSync, type ProfileSync } from '@/sync/profile-sync'
import { createRoomActions, type RoomActions } from '@/sync/room-actions'
import { startRoomFeed, type LossReason } from '@/sync/room-feed'
import { markRead, startRoomsSync, watchPublicRooms, type ReadMark } from '@/sync/rooms-sync'
import type { SyncContext } from '@/sync/sync-context'
import { createTypingSignal, type TypingSignal } from '@/sync/typing-signal'

interface SyncParts {
  readonly account: Account
  /** What others call this person until they choose a name. */
  readonly ownName: string
  readonly replica: Replica
  readonly remotes: Remotes
  readonly device: Device
  readonly changes: Emitter<Change>
  readonly connectionId: ConnectionId
}

/** Everything that needs the database, for one person in one tab. */
export interface Sync {
  readonly connection: ConnectionState
  readonly rooms: RoomActions
  readonly profiles: ProfileSync
  readonly typing: TypingSignal
  /** Keeps a room up to date until stopped. `onLost`: the person may no longer read it. */
  feed(room: RoomId, onLost: (reason: LossReason) => void): Unsubscribe
  loadOlder(room: RoomId, before: Position): Promise<OlderPage>
  loadNewer(room: RoomId, after: Position): Promise<NewerPage>
  findMessage(room: RoomId, id: MessageId): Promise<Message | 'unknown' | 'offline'>
  markRead(room: RoomId, read: ReadMark): Promise<void>
  watchPublicRooms(): Unsubscribe
  watchPeople(room: RoomId, listener: (people: RoomPeople) => void): Unsubscribe
  /** Says goodbye while there still is a connection, then ends everything. */
  stop(): Promise<void>
}

/** Needed by who jumps into the past, and not to draw a room: it loads when it is. */
const newerLoader = () => import('@/sync/newer-loader')

export function startSync(parts: SyncParts): Sync {
  const { account, replica, remotes, device, changes, connectionId } = parts
  const controller = new AbortController()
  const { signal } = controller
  const connection = createConnectionState(remotes.connection, device, signal)
  const context: SyncContext = { account, replica, remotes, device, connection, changes, signal }

  const fed = new Map<RoomId, number>()
  const sender = startOutboxSender(context, (room) => fed.has(room))
  const stopWaking = [
    changes.on((change) => {
      if (change.kind === 'outbox') sender.wake()
    }),
    device.channel.listen(() => changes.emit({ kind: 'outbox' })),
  ]
  startRoomsSync(context)
  startPresenceKeeper(context, connectionId)

  return {
    connection,
    rooms: createRoomActions(context),
    profiles: startProfileSync(context, parts.ownName),
    typing: createTypingSignal(context),
    feed(room, onLost) {
      const stop = startRoomFeed(context, room, onLost)
      fed.set(room, (fed.get(room) ?? 0) + 1)
      return () => {
        stop()
        const left = (fed.get(room) ?? 1) - 1
        if (left > 0) fed.set(room, left)
        else fed.delete(room)
      }
    },
    loadOlder: (room, before) => loadOlder(context, room, before),
    loadNewer: async (room, after) => (await newerLoader()).loadNewer(context, room, after),
    findMessage: async (room, id) => (await newerLoader()).findMessage(context, room, id),
    markRead: (room, read) => markRead(context, room, read),
    watchPublicRooms: () => watchPublicRooms(context),
    watchPeople: (room, listener) => watchPeople(context, room, listener),
    async stop() {
      if (connection.status === 'online') {
        await remotes.presence.withdraw(account.id, connectionId).catch(() => undefined)
      }
      for (const stop of stopWaking) stop()
      controller.abort(new Error('the person has left'))
    },
  }
}
