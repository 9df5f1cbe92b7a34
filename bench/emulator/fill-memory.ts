import { startEmulator } from '../../emulator/server.ts'
import { TEXT, keyOf } from './chat-rules.ts'

/** Fills an emulator message by message and prints what the process takes then. */
const emulator = await startEmulator({ port: 0 })
for (let at = 0; at < 1_000_000; at++) {
  // A text of its own each time: equal ones might share their memory.
  const text = `${TEXT} ${String(at)}`
  const message = { from: `member-${String(at % 200)}`, text, at: 1_700_000_000_000 + at }
  emulator.set('bench', `/messages/room/${keyOf(at)}`, message)
}
console.log(JSON.stringify({ rss: process.memoryUsage().rss }))
await emulator.stop()
