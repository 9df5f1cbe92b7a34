import { createSocket } from 'node:dgram'
import { once } from 'node:events'

const COOKIE = 0x2112a442
const BINDING_REQUEST = 0x0001
const BINDING_RESPONSE = 0x0101
const XOR_MAPPED_ADDRESS = 0x0020

/** A STUN server that says to each who asks that they are seen from outside as this address. */
export async function startStunServer(seenAs: readonly [number, number, number, number]) {
  const socket = createSocket('udp4')
  socket.on('message', (request, { address, port }) => {
    if (request.length < 20 || request.readUInt16BE(0) !== BINDING_REQUEST) return
    const answer = Buffer.alloc(32)
    answer.writeUInt16BE(BINDING_RESPONSE, 0)
    answer.writeUInt16BE(12, 2)
    request.copy(answer, 4, 4, 20)
    answer.writeUInt16BE(XOR_MAPPED_ADDRESS, 20)
    answer.writeUInt16BE(8, 22)
    answer.writeUInt16BE(0x0001, 24)
    answer.writeUInt16BE(port ^ (COOKIE >>> 16), 26)
    answer.writeUInt32BE((Buffer.from(seenAs).readUInt32BE(0) ^ COOKIE) >>> 0, 28)
    socket.send(answer, port, address)
  })
  await once(socket.bind(0, '127.0.0.1'), 'listening')
  return {
    url: `stun:127.0.0.1:${String(socket.address().port)}`,
    close: () => socket.close(),
  }
}
