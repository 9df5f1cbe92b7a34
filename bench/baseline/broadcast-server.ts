import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

/** A bare broadcast: whatever one socket sends, every other one gets. Nothing is judged or kept. */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket) => {
  socket.on('message', (data, binary) => {
    for (const other of server.clients) if (other !== socket) other.send(data, { binary })
  })
})
await once(server, 'listening')
console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }))
