import { TEXT, keyOf } from './chat-rules.ts'
import { connect } from './client.ts'

/** Writes beside what is there, then reads windows; prints what one of each cost. */
const [port = ''] = process.argv.slice(2)
const client = await connect(`ws://127.0.0.1:${port}/.ws?v=5&ns=bench`, 'writer')
const WRITES = 5_000
const READS = 2_000
const base = Date.now() * 1_000

const write = (number: number) => {
  const d = { from: 'writer', text: TEXT, at: { '.sv': 'timestamp' } }
  return client.ask('p', { p: `/messages/room/${keyOf(base + number)}`, d })
}
const read = () => client.ask('g', { p: '/messages/room', q: { l: 50, vf: 'r', i: 'at' } })

// The index is there before the writes, which then have to keep it up.
for (let at = 0; at < 50; at++) await read()
const result = { write: await time(WRITES, write), window: await time(READS, read) }
console.log(JSON.stringify(result))
process.exit(0)

/** The mean of many, sixteen on their way at once; the first fifth warms up. */
async function time(count: number, ask: (number: number) => Promise<unknown>): Promise<number> {
  let started = performance.now()
  const warmUp = count / 5
  for (let at = 0; at < count; at += 16) {
    if (at - 16 < warmUp && at >= warmUp) started = performance.now()
    await Promise.all(Array.from({ length: 16 }, (_, beside) => ask(at + beside)))
  }
  return ((performance.now() - started) * 1_000) / (count - warmUp)
}
