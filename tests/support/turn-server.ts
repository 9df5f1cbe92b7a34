import { createHash, createHmac } from 'node:crypto'
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'

/** A server that stands between two browsers (RFC 8656 over UDP, IPv4), as far as they need one. */
export interface TurnServer {
  readonly url: string
  /** So many packets have gone through it, either way. */
  readonly carried: () => number
  /** So many browsers it stands in for now. */
  readonly allocations: () => number
  close(): void
}

export interface TurnAccount {
  readonly username: string
  readonly credential: string
}

const MAGIC = 0x2112a442
const HEAD = 20
const REALM = 'hearth'
const NONCE = 'once'
const LIFETIME_S = 600
const METHOD = { binding: 1, allocate: 3, refresh: 4, send: 6, permit: 8, bind: 9 } as const
const CLASS = { success: 0x0100, error: 0x0110 }
const DATA_INDICATION = 0x0017
const ATTRIBUTE = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  channel: 0x000c,
  lifetime: 0x000d,
  peer: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  relayed: 0x0016,
  mapped: 0x0020,
} as const

type Attributes = readonly (readonly [number, Buffer])[]

interface Allocation {
  readonly relay: Socket
  /** By the port of a peer: all of them are on this machine. */
  readonly channels: Map<number, number>
}

/** Starts one on loopback, for whoever has this account. */
export async function startTurnServer({ username, credential }: TurnAccount): Promise<TurnServer> {
  const key = createHash('md5').update(`${username}:${REALM}:${credential}`).digest()
  const socket = await bind()
  const allocations = new Map<number, Allocation>()
  let carried = 0

  socket.on('message', (packet, from) => {
    if (packet.length < 4) return
    if ((packet.readUInt8(0) & 0xc0) === 0x40) carryChannel(packet, from)
    else if (packet.length >= HEAD && packet.readUInt32BE(4) === MAGIC) void hear(packet, from)
  })

  async function hear(packet: Buffer, from: RemoteInfo): Promise<void> {
    const type = packet.readUInt16BE(0)
    const method = type & 0x000f
    const transaction = packet.subarray(8, HEAD)
    const attributes = read(packet)
    const answer = (kind: number, more: Attributes, isSigned = true) => {
      socket.send(write(kind | method, transaction, more, isSigned ? key : undefined), from.port)
    }
    const mapped = [ATTRIBUTE.mapped, address(from.port)] as const

    if (method === METHOD.binding) {
      answer(CLASS.success, [mapped], false)
      return
    }
    if (method === METHOD.send) {
      carry(from.port, attributes)
      return
    }
    if (!isFrom(attributes, packet)) {
      const code = Buffer.concat([Buffer.from([0, 0, 4, 1]), Buffer.from('Unauthorized')])
      const refusal: Attributes = [
        [ATTRIBUTE.error, code],
        [ATTRIBUTE.realm, Buffer.from(REALM)],
        [ATTRIBUTE.nonce, Buffer.from(NONCE)],
      ]
      answer(CLASS.error, refusal, false)
      return
    }
    if (method === METHOD.allocate) {
      const { relay } = allocations.get(from.port) ?? (await allocate(from.port))
      const relayed = [ATTRIBUTE.relayed, address(relay.address().port)] as const
      answer(CLASS.success, [relayed, mapped, [ATTRIBUTE.lifetime, number32(LIFETIME_S)]])
    } else if (method === METHOD.refresh) {
      const seconds = attributes.get(ATTRIBUTE.lifetime)?.readUInt32BE(0) ?? LIFETIME_S
      if (seconds === 0) release(from.port)
      answer(CLASS.success, [[ATTRIBUTE.lifetime, number32(seconds)]])
    } else {
      const channel = attributes.get(ATTRIBUTE.channel)?.readUInt16BE(0)
      const peer = portOf(attributes.get(ATTRIBUTE.peer))
      if (method === METHOD.bind && channel !== undefined && peer !== undefined) {
        allocations.get(from.port)?.channels.set(peer, channel)
      }
      answer(CLASS.success, [])
    }
  }

  function isFrom(attributes: ReadonlyMap<number, Buffer>, packet: Buffer): boolean {
    const given = attributes.get(ATTRIBUTE.integrity)
    if (attributes.get(ATTRIBUTE.username)?.toString() !== username || !given) return false
    // What is signed ends where the signature begins, with a length that has it in already.
    const end = given.byteOffset - packet.byteOffset - 4
    const signed = Buffer.from(packet.subarray(0, end))
    signed.writeUInt16BE(end - HEAD + 24, 2)
    return createHmac('sha1', key).update(signed).digest().equals(given)
  }

  async function allocate(client: number): Promise<Allocation> {
    const relay = await bind()
    const allocation: Allocation = { relay, channels: new Map() }
    allocations.set(client, allocation)
    relay.on('message', (packet, { port }) => {
      carried++
      const channel = allocation.channels.get(port)
      if (channel === undefined) {
        const told: Attributes = [
          [ATTRIBUTE.peer, address(port)],
          [ATTRIBUTE.data, packet],
        ]
        socket.send(write(DATA_INDICATION, Buffer.alloc(12), told), client)
        return
      }
      const head = Buffer.alloc(4)
      head.writeUInt16BE(channel, 0)
      head.writeUInt16BE(packet.length, 2)
      socket.send(Buffer.concat([head, packet]), client)
    })
    return allocation
  }

  function carry(client: number, attributes: ReadonlyMap<number, Buffer>): void {
    const port = portOf(attributes.get(ATTRIBUTE.peer))
    const data = attributes.get(ATTRIBUTE.data)
    if (port === undefined || !data) return
    carried++
    allocations.get(client)?.relay.send(data, port, '127.0.0.1')
  }

  function carryChannel(packet: Buffer, { port: client }: RemoteInfo): void {
    const { relay, channels } = allocations.get(client) ?? {}
    const [port] =
      [...(channels ?? [])].find(([, channel]) => channel === packet.readUInt16BE(0)) ?? []
    if (port === undefined) return
    carried++
    relay?.send(packet.subarray(4, 4 + packet.readUInt16BE(2)), port, '127.0.0.1')
  }

  function release(client: number): void {
    allocations.get(client)?.relay.close()
    allocations.delete(client)
  }

  return {
    url: `turn:127.0.0.1:${String(socket.address().port)}?transport=udp`,
    carried: () => carried,
    allocations: () => allocations.size,
    close() {
      for (const client of [...allocations.keys()]) release(client)
      socket.close()
    },
  }
}

async function bind(): Promise<Socket> {
  const socket = createSocket('udp4')
  socket.on('error', () => undefined)
  await once(socket.bind(0, '127.0.0.1'), 'listening')
  return socket
}

function read(packet: Buffer): ReadonlyMap<number, Buffer> {
  const attributes = new Map<number, Buffer>()
  for (let at = HEAD; at + 4 <= packet.length;) {
    const length = packet.readUInt16BE(at + 2)
    attributes.set(packet.readUInt16BE(at), packet.subarray(at + 4, at + 4 + length))
    at += 4 + Math.ceil(length / 4) * 4
  }
  return attributes
}

/** A message, signed where there is a key. */
function write(type: number, transaction: Buffer, attributes: Attributes, key?: Buffer): Buffer {
  const parts = attributes.map(([kind, value]) => {
    const part = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4)
    part.writeUInt16BE(kind, 0)
    part.writeUInt16BE(value.length, 2)
    value.copy(part, 4)
    return part
  })
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(HEAD)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(body.length + (key ? 24 : 0), 2)
  head.writeUInt32BE(MAGIC, 4)
  transaction.copy(head, 8)
  if (!key) return Buffer.concat([head, body])
  const signature = Buffer.alloc(24)
  signature.writeUInt16BE(ATTRIBUTE.integrity, 0)
  signature.writeUInt16BE(20, 2)
  createHmac('sha1', key).update(head).update(body).digest().copy(signature, 4)
  return Buffer.concat([head, body, signature])
}

/** An address on loopback, as attributes have it: crossed with the magic number. */
function address(port: number): Buffer {
  const value = Buffer.alloc(8)
  value.writeUInt8(1, 1)
  value.writeUInt16BE(port ^ (MAGIC >>> 16), 2)
  value.writeUInt32BE((0x7f000001 ^ MAGIC) >>> 0, 4)
  return value
}

function portOf(value: Buffer | undefined): number | undefined {
  return value && value.length >= 4 ? value.readUInt16BE(2) ^ (MAGIC >>> 16) : undefined
}

function number32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32BE(value)
  return buffer
}
