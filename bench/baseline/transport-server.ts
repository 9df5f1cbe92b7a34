import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

/**
 * The bare ways to bring a message from one browser to another, as any first article on them has it: a WebSocket broadcast, an
 * event stream, and a question that is held until there is an answer. Nothing is judged, kept, or ordered.
 */
const PAGE = '<!doctype html><title>bare</title>'
const FRAME = `${PAGE}<script src="/frame.js"></script>`
const SCRIPT = readFileSync(new URL('bare-frame.js', import.meta.url))

const streams = new Set<ServerResponse>()
let polls: { readonly after: number; readonly response: ServerResponse }[] = []
let last = { number: 0, text: '' }

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://bare')
  const give = (type: string, body: string | Buffer) => {
    response.writeHead(200, { 'Content-Type': type }).end(body)
  }
  if (url.pathname === '/frame.js') give('text/javascript', SCRIPT)
  else if (url.pathname === '/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
    response.write(': hello\n\n')
    streams.add(response)
    response.on('close', () => streams.delete(response))
  } else if (url.pathname === '/poll') {
    const poll = { after: Number(url.searchParams.get('after')), response }
    if (!answer(poll)) polls.push(poll)
  } else if (url.pathname === '/say') {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      say(Buffer.concat(parts).toString())
      give('application/json', '{}')
    })
  } else give('text/html', url.pathname === '/frame' ? FRAME : PAGE)
})

function say(text: string) {
  last = { number: last.number + 1, text }
  for (const stream of streams) stream.write(`data: ${text}\n\n`)
  polls = polls.filter((poll) => !answer(poll))
}

function answer({ after, response }: (typeof polls)[number]): boolean {
  if (after >= last.number) return false
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(last))
  return true
}

const sockets = new WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', (socket) => {
  socket.on('message', (data, binary) => {
    for (const other of sockets.clients) if (other !== socket) other.send(data, { binary })
    // As the other ways are answered, too.
    socket.send('+')
  })
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }))
