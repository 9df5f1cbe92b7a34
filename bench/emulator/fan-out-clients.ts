import { once } from 'node:events'
import { WebSocket } from 'ws'
import { median } from '../comparison.ts'
import { TEXT, keyOf } from './chat-rules.ts'
import { connect } from './client.ts'

/**
 * One writer and its readers, the same program against both servers: only what is said first, and
 * whether the writer sends a request or the bytes to broadcast, differs.
 */
const [arm = 'emulator', port = '', readerCount = '', messageCount = '', inFlight = ''] =
  process.argv.slice(2)
const isEmulator = arm === 'emulator'
const url = `ws://127.0.0.1:${port}/${isEmulator ? '.ws?v=5&ns=bench' : ''}`
const readers = Number(readerCount)
const messages = Number(messageCount)
const window = Number(inFlight)
const WARM_UP = Math.min(200, messages)

const sentAt: number[] = []
const delays: number[] = []
let received = 0
let sent = 0
let beginning = 0

/** Connects; on the emulator's arm as a user, and to what is written from now on. */
const open = async (uid: string, isReader: boolean) => {
  if (!isEmulator) {
    const socket = new WebSocket(url, { perMessageDeflate: false })
    await once(socket, 'open')
    return socket
  }
  const { socket, ask } = await connect(url, uid)
  const q = { sp: keyOf(base), sin: true, i: '.key' }
  if (isReader) await ask('q', { p: '/messages/room', q, t: 1, h: '' })
  // The same bare listener on both arms, so that the clients cost the same.
  socket.removeAllListeners('message')
  return socket
}

// What was written in earlier rounds must not be in the way.
const base = Date.now() * 1000
const writer = await open('writer', false)
const sockets: WebSocket[] = []
for (let at = 0; at < readers; at++) sockets.push(await open(`reader${String(at)}`, true))
for (const socket of sockets) socket.on('message', receive)

let finish: (result: object) => void = () => undefined
const finished = new Promise<object>((resolve) => (finish = resolve))
send()
console.log(JSON.stringify(await finished))
process.exit(0)

function send(): void {
  while (sent < messages + WARM_UP && sent - Math.floor(received / readers) < window) {
    if (sent === WARM_UP) beginning = performance.now()
    const number = sent++
    sentAt[number] = performance.now()
    const key = keyOf(base + number)
    if (isEmulator) {
      const message = { from: 'writer', text: TEXT, at: { '.sv': 'timestamp' } }
      const body = { p: `/messages/room/${key}`, d: message }
      writer.send(JSON.stringify({ t: 'd', d: { r: number + 2, a: 'p', b: body } }))
    } else {
      const message = `{"at":1700000000000,"from":"writer","text":${JSON.stringify(TEXT)}}`
      writer.send(`{"t":"d","d":{"a":"d","b":{"p":"messages/room/${key}","d":${message},"t":1}}}`)
    }
  }
}

function receive(): void {
  const number = Math.floor(received / readers)
  received++
  // One at a time, what comes belongs to the last one that was sent.
  if (window === 1 && number >= WARM_UP) delays.push(performance.now() - (sentAt[number] ?? NaN))
  if (received % readers !== 0) return
  if (received === readers * (messages + WARM_UP)) {
    const seconds = (performance.now() - beginning) / 1000
    finish({ perSecond: (messages * readers) / seconds, p50: median(delays) })
  } else if (window === 1) setTimeout(send, 1)
  else send()
}
