import { startEmulator } from '../../emulator/server.ts'
import { CHAT_RULES, TEXT, keyOf } from './chat-rules.ts'

/** An emulator with the rules on, members in a room, and as many messages there as are asked for. */
const [messages = '0'] = process.argv.slice(2)
const emulator = await startEmulator({ port: 0, rules: CHAT_RULES })
const members = Array.from({ length: 200 }, (_, at) => [`reader${String(at)}`, true] as const)
emulator.set('bench', '/members/room', { writer: true, ...Object.fromEntries(members) })
for (let at = 0; at < Number(messages); at++) {
  const message = { from: 'writer', text: TEXT, at: 1_700_000_000_000 + at }
  emulator.set('bench', `/messages/room/${keyOf(at)}`, message)
}
console.log(JSON.stringify({ port: emulator.port }))
// Asked by a line, it tells the time of the processor that it has taken so far.
process.stdin.on('data', () => {
  const { user, system } = process.cpuUsage()
  console.log(JSON.stringify({ micros: user + system }))
})
