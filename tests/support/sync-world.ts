// Loaded by then: what loads later in the page must not make a test wait for the disk.
import '@/sync/outbox-delivery'
import { connectMemory } from '@/adapters/memory/memory-backend'
import { MemoryReplica } from '@/adapters/memory/memory-replica'
import { MemoryServer } from '@/adapters/memory/memory-server'
import type { TabLocks } from '@/domain/device/tabs'
import type { Message } from '@/domain/message/message'
import type { Replica } from '@/domain/replica/replica'
import type { RoomId, UserId } from '@/shared/ids'
import type { Change } from '@/sync/change'
import { createConnectionState } from '@/sync/connection-state'
import { createEmitter } from '@/sync/emitter'
import { createOutbox } from '@/sync/outbox'
import type { SyncContext } from '@/sync/sync-context'
import {
  createFakeAttention,
  createFakeDevice,
  createManualClock,
  settle,
  type FakeAttention,
  type ManualClock,
} from './fakes'
import { MEI, ROOM, TOM, account, messageId } from './fixtures'

/** A server in memory, under a clock that tests move. */
export function createSyncWorld() {
  const clock = createManualClock()
  const server = new MemoryServer(() => clock.now())

  function seedRoom(room: RoomId, members: readonly UserId[]) {
    const [owner] = members
    const at = clock.now() - 60_000
    const about = { name: 'Hearthside', topic: '' }
    server.update({
      [`rooms/${room}`]: { ...about, kind: 'public', createdBy: owner, createdAt: at, owner },
      [`publicRooms/${room}`]: about,
      [`roomState/${room}`]: { count: 0 },
    })
    for (const user of members) {
      server.update({
        [`members/${room}/${user}`]: { role: user === owner ? 'owner' : 'member', joinedAt: at },
        [`userRooms/${user}/${room}`]: { kind: 'public', joinedAt: at, readAt: 0, readCount: 0 },
      })
    }
  }

  /** A message that someone else has said; its number is its second. */
  function say(number: number, part: Partial<Message> = {}, room: RoomId = ROOM) {
    const at = part.at ?? number * 1000
    const id = messageId(number)
    const text = part.text ?? `message ${number}`
    server.update({
      [`messages/${room}/${id}`]: { from: TOM, at, updatedAt: part.updatedAt ?? at, text },
      [`roomState/${room}`]: {
        count: server.number(`roomState/${room}/count`) + 1,
        last: { id, from: TOM, at, text },
      },
    })
  }

  const stored = (room: RoomId = ROOM) => server.children(`messages/${room}`)

  return {
    clock,
    server,
    seedRoom,
    say,
    stored,
    texts: (room?: RoomId) => stored(room).map(([, value]) => (value as Message).text),
    openTab: (options: TabOptions = {}) => openTab(server, clock, options),
  }
}
export type SyncWorld = ReturnType<typeof createSyncWorld>

export interface TabOptions {
  readonly user?: UserId
  readonly replica?: Replica
  readonly locks?: TabLocks
  readonly isOffline?: boolean
  readonly attention?: FakeAttention
}

/** One tab of one person, with everything that the parts of sync work on. */
function openTab(server: MemoryServer, clock: ManualClock, options: TabOptions) {
  const { user = MEI, replica = new MemoryReplica(), locks } = options
  const { attention = createFakeAttention() } = options
  const device = createFakeDevice({ clock, attention, ...(locks && { locks }) })
  const changes = createEmitter<Change>()
  const seen: Change[] = []
  changes.on((change) => seen.push(change))
  const { remotes, client } = connectMemory(server, user)
  if (options.isOffline) client.goOffline()
  const controller = new AbortController()
  const { signal } = controller
  const me = account({ id: user })
  const connection = createConnectionState(remotes.connection, device, signal)
  const context: SyncContext = {
    account: me,
    replica,
    remotes,
    device,
    connection,
    changes,
    signal,
  }
  const serverNow = () => clock.now()
  return {
    context,
    client,
    device,
    replica,
    changes,
    seen,
    connection,
    remotes,
    outbox: createOutbox({ account: me, replica, device, changes, serverNow }),
    /** The tab is closed. */
    async close() {
      controller.abort(new Error('closed'))
      client.goOffline()
      await settle()
    },
  }
}
export type Tab = ReturnType<typeof openTab>
