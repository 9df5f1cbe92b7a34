import { TEXT, keyOf } from './chat-rules.ts'
import { connect } from './client.ts'

/** Writes beside what is there, or reads windows of it, and prints how often. */
const [port = '', what = ''] = process.argv.slice(2)
const client = await connect(`ws://127.0.0.1:${port}/.ws?v=5&ns=bench`, 'writer')
const COUNT = 4_000
const base = Date.now() * 1_000

const write = (number: number) => {
  const d = { from: 'writer', text: TEXT, at: { '.sv': 'timestamp' } }
  return client.ask('p', { p: `/messages/room/${keyOf(base + number)}`, d })
}
const read = () => client.ask('g', { p: '/messages/room', q: { l: 50, vf: 'r', i: 'at' } })

const ask = what === 'write' ? write : read
for (let at = 0; at < COUNT; at += 16) {
  await Promise.all(Array.from({ length: 16 }, (_, beside) => ask(at + beside)))
}
console.log(JSON.stringify({ count: COUNT }))
process.exit(0)
