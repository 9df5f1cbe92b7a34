import { describe, expect, it } from 'vitest'
import { MAX_UNREAD, MAX_WAITING, STALL, watchReader } from '#emulator/slow-reader.ts'

function open() {
  const socket = { writableLength: 0 }
  let now = 0
  const reader = watchReader(socket, () => now)
  /** As the server would: asks first, then sends. */
  const send = (bytes: number) => {
    const stuck = reader.isStuck()
    if (!stuck) {
      socket.writableLength += bytes
      reader.sent()
    }
    return stuck
  }
  return { socket, send, pass: (time: number) => (now += time) }
}

describe('watchReader', () => {
  it('[X6] a client that takes nothing is stuck once too much waits for too long', () => {
    const { send, pass } = open()
    pass(1_000)
    expect(send(MAX_UNREAD + 1)).toBe(false)
    pass(STALL)
    expect(send(1)).toBe(false)
    pass(1)
    expect(send(1)).toBe(true)
  })

  it('[X6] a client that takes some of it is not, up to a bound', () => {
    const { socket, send, pass } = open()
    expect(send(MAX_UNREAD * 2)).toBe(false)
    for (let at = 0; at < 5; at++) {
      pass(STALL)
      socket.writableLength -= 10
      expect(send(10)).toBe(false)
    }
    socket.writableLength = MAX_WAITING + 1
    expect(send(1)).toBe(true)
  })

  it('[X6] what was sent in one burst is no fault of the client', () => {
    const { send, socket, pass } = open()
    for (let at = 0; at < 6; at++) expect(send(MAX_UNREAD)).toBe(false)
    socket.writableLength = 0
    pass(STALL * 2)
    expect(send(MAX_UNREAD * 2)).toBe(false)
  })
})
