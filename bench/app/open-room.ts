import { createServer, connect, type AddressInfo } from 'node:net'
import { deleteApp, initializeApp } from 'firebase/app'
import { connectDatabaseEmulator, getDatabase } from 'firebase/database'
import { startEmulator, type Emulator } from '../../emulator/server.ts'
import { FirebaseMessageRemote } from '../../src/adapters/firebase/firebase-message-remote.ts'
import type { RoomId } from '../../src/shared/ids.ts'
import { FIRST_WINDOW } from '../../src/sync/room-feed.ts'
import type { Benchmark, Round } from '../comparison.ts'

const NAMESPACE = 'demo-hearth'
const SMALL = 1000
const LARGE = 100_000
const ROUNDS = 5

/**
 * Opening a room costs the window, whatever its history: bytes on the wire, counted by a proxy
 * between the real SDK and the emulator with the real rules, at 1,000 and at 100,000 messages.
 */
export const openRoom: Benchmark = async () => {
  const emulator = await startEmulator({ port: 0, rulesFile: 'database.rules.json' })
  try {
    fill(emulator, 'small' as RoomId, SMALL)
    fill(emulator, 'large' as RoomId, LARGE)
    const bytes: Round[] = []
    const times: Round[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const cost = { small: { bytes: NaN, ms: NaN }, large: { bytes: NaN, ms: NaN } }
      // Order rotates, so that warming up favours neither.
      const rooms = round % 2 === 0 ? (['small', 'large'] as const) : (['large', 'small'] as const)
      for (const room of rooms) cost[room] = await openOnce(emulator, room as RoomId)
      bytes.push({ measured: cost.large.bytes, baseline: cost.small.bytes })
      times.push({ measured: cost.large.ms, baseline: cost.small.ms })
    }
    const against = 'with 1,000'
    const name = 'open a room of 100,000 messages'
    return [
      {
        name: `${name}: wire`,
        unit: 'bytes',
        against,
        rounds: bytes,
        target: { atMost: 1.1 },
      },
      { name: `${name}: time`, unit: 'ms', against, rounds: times, target: { atMost: 2 } },
    ]
  } finally {
    await emulator.stop()
  }
}

/** The same texts in both rooms, so that only the length of the history differs. */
function fill(emulator: Emulator, room: RoomId, count: number): void {
  const now = Date.now()
  const messages: Record<string, object> = {}
  for (let n = 0; n < count; n++) {
    const at = now - (count - n) * 1000
    const text = `A message of ordinary length, number ${n % 10}.`
    messages[`-${String(n).padStart(19, '0')}`] = { from: 'alice', at, updatedAt: at, text }
  }
  emulator.set(NAMESPACE, `rooms/${room}`, { name: 'Room', kind: 'public', createdBy: 'alice' })
  emulator.set(NAMESPACE, `members/${room}/alice`, { role: 'owner', joinedAt: now })
  emulator.set(NAMESPACE, `messages/${room}`, messages)
}

async function openOnce(emulator: Emulator, room: RoomId): Promise<{ bytes: number; ms: number }> {
  const proxy = await startCountingProxy(emulator.port)
  const app = initializeApp(
    { projectId: NAMESPACE, databaseURL: `http://127.0.0.1:${proxy.port}?ns=${NAMESPACE}` },
    `bench-${Math.random()}`,
  )
  const database = getDatabase(app)
  connectDatabaseEmulator(database, '127.0.0.1', proxy.port, {
    mockUserToken: { user_id: 'alice' },
  })
  const remote = new FirebaseMessageRemote(database)
  const started = performance.now()
  const count = await new Promise<number>((resolve, reject) => {
    remote.watchChanges(
      room,
      { since: undefined, limit: FIRST_WINDOW },
      {
        onChanges: (messages) => resolve(messages.length),
        onLost: () => reject(new Error('the room may not be read')),
      },
    )
  })
  const ms = performance.now() - started
  if (count !== FIRST_WINDOW) throw new Error(`expected a window, got ${count} messages`)
  await deleteApp(app)
  await proxy.stop()
  return { bytes: proxy.bytes(), ms }
}

async function startCountingProxy(target: number) {
  let bytes = 0
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    client.pipe(upstream)
    upstream.on('data', (chunk: Buffer) => (bytes += chunk.length))
    upstream.pipe(client)
    for (const socket of [client, upstream]) {
      socket.on('error', () => {
        client.destroy()
        upstream.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    bytes: () => bytes,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.unref()
        resolve()
      }),
  }
}
