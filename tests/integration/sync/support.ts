import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deleteApp, initializeApp, setLogLevel } from 'firebase/app'
import { connectDatabaseEmulator, getDatabase, goOffline, goOnline } from 'firebase/database'
import { vi } from 'vitest'
import { connectRemotes } from '@/adapters/firebase/connect-remotes'
import { MemoryReplica } from '@/adapters/memory/memory-replica'
import type { Replica } from '@/domain/replica/replica'
import type { Message } from '@/domain/message/message'
import type { UserId } from '@/shared/ids'
import type { Change } from '@/sync/change'
import { createEmitter } from '@/sync/emitter'
import { createOutbox } from '@/sync/outbox'
import { startSync } from '@/sync/sync'
import { startEmulator, type Emulator } from '#emulator/server.ts'
import { createFakeDevice, createManualClock } from '../../support/fakes'
import { MEI, ROOM, TOM, account, connectionId } from '../../support/fixtures'

// The SDK warns about each denial and each lost connection; both are what is asked for here.
setLogLevel('silent')

const NAMESPACE = 'demo-sync'
let names = 0

/** A database with the real rules, a room for two, and one clock for everyone. */
export async function openSyncServer() {
  const data = mkdtempSync(join(tmpdir(), 'hearth-sync-'))
  // The SDK measures the server's clock against this device's, so they begin together.
  const clock = createManualClock(Date.now())
  const options = { rulesFile: 'database.rules.json', clock: () => clock.now(), data }
  const endings: (() => Promise<void>)[] = []
  let emulator = await startEmulator({ ...options, port: 0 })

  const set = (path: string, value: unknown) => emulator.set(NAMESPACE, `/${path}`, value)
  const stored = () =>
    Object.values((emulator.get(NAMESPACE, `/messages/${ROOM}`) ?? {}) as Record<string, Message>)
  seedRoom(set, clock.now() - 60_000)

  return {
    clock,
    set,
    get: (path: string) => emulator.get(NAMESPACE, `/${path}`),
    /** Nobody may do anything; or again what they might. */
    shut: () => emulator.setDefaultRules({ rules: { '.read': false, '.write': false } }),
    reopen: () => emulator.setDefaultRules(readFileSync(options.rulesFile, 'utf8')),
    /** As the server would list them. */
    texts: () =>
      stored()
        .sort(byTime)
        .map(({ text }) => text),
    kill: () => emulator.kill(),
    async revive() {
      emulator = await startEmulator({ ...options, port: emulator.port })
    },
    /** Lets the network do its part and time pass, until it is so. */
    until: (check: () => void | Promise<void>, step = 100) =>
      vi.waitFor(
        async () => {
          await clock.advance(step)
          await check()
        },
        { interval: 2, timeout: 8000 },
      ),
    join(user: UserId, replica: Replica = new MemoryReplica()) {
      const person = openPerson(user, replica, emulator, clock)
      endings.push(() => person.end())
      return person
    },
    async close() {
      await Promise.all(endings.map((end) => end()))
      await emulator.kill()
      rmSync(data, { recursive: true })
    },
  }
}
export type SyncServer = Awaited<ReturnType<typeof openSyncServer>>

function byTime(a: Message, b: Message) {
  return a.at - b.at
}

function seedRoom(set: (path: string, value: unknown) => void, at: number) {
  const about = { name: 'Hearthside', topic: '' }
  set(`rooms/${ROOM}`, { ...about, kind: 'public', createdBy: TOM, createdAt: at, owner: TOM })
  set(`publicRooms/${ROOM}`, about)
  set(`roomState/${ROOM}`, { count: 0 })
  for (const user of [TOM, MEI]) {
    set(`members/${ROOM}/${user}`, { role: user === TOM ? 'owner' : 'member', joinedAt: at })
    const mine = { kind: 'public', joinedAt: at, readAt: 0, readCount: 0 }
    set(`userRooms/${user}/${ROOM}`, mine)
  }
}

/** One person's Hearth without its screen, over a connection of the official SDK. */
function openPerson(
  user: UserId,
  replica: Replica,
  emulator: Emulator,
  clock: ReturnType<typeof createManualClock>,
) {
  const databaseURL = `${emulator.url}?ns=${NAMESPACE}`
  const app = initializeApp({ projectId: NAMESPACE, databaseURL }, `sync-${++names}`)
  const database = getDatabase(app)
  const mockUserToken = { user_id: user, sub: user }
  connectDatabaseEmulator(database, emulator.host, emulator.port, { mockUserToken })
  const sources = { now: () => clock.now(), knownOffset: 0, onOffset: () => undefined }
  const remotes = connectRemotes(database, sources)
  const me = account({ id: user, name: user })
  const device = createFakeDevice({ clock })
  const changes = createEmitter<Change>()
  const sync = startSync({
    account: me,
    ownName: user,
    replica,
    remotes,
    device,
    changes,
    connectionId: connectionId(`c-${user}`),
  })
  const serverNow = () => sync.connection.serverNow()
  return {
    sync,
    remotes,
    changes,
    replica,
    outbox: createOutbox({ account: me, replica, device, changes, serverNow }),
    open: () => sync.feed(ROOM, () => undefined),
    /** What the screen would show of the room. */
    texts: async () => {
      const { messages } = await replica.readPage(ROOM, undefined, 1000)
      return messages.map(({ text }) => text)
    },
    leave: () => goOffline(database),
    comeBack: () => goOnline(database),
    async end() {
      await sync.stop()
      await deleteApp(app)
    },
  }
}
