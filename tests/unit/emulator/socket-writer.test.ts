import { Duplex } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { createSocketWriter } from '#emulator/socket-writer.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

function socket() {
  const chunks: string[] = []
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _, done) => {
      chunks.push(chunk.toString())
      done()
    },
    writev: (writes, done) => {
      chunks.push(writes.map(({ chunk }) => String(chunk)).join(''))
      done()
    },
  })
  return { stream, chunks }
}

describe('createSocketWriter', () => {
  it('[W7] a message is turned into bytes once, however many sockets it goes to', async () => {
    const encode = vi.fn((message: string) => Buffer.from(message))
    const writer = createSocketWriter(encode)
    const sockets = Array.from({ length: 200 }, socket)
    for (const { stream } of sockets) writer.write(stream, 'news')
    await turn()
    expect(encode).toHaveBeenCalledTimes(1)
    for (const { chunks } of sockets) expect(chunks).toEqual(['news'])
  })

  it('[W7] what one turn writes to a socket leaves it in order, in one piece', async () => {
    const writer = createSocketWriter((message) => Buffer.from(message))
    const { stream, chunks } = socket()
    for (const message of ['a', 'b', 'a']) writer.write(stream, message)
    expect(chunks).toEqual([])
    await turn()
    writer.write(stream, 'c')
    await turn()
    expect(chunks).toEqual(['aba', 'c'])
  })

  it('[W1] [W7] counts the bytes of every segment of a long message', () => {
    const { stream } = socket()
    expect(createSocketWriter().write(stream, 'ü'.repeat(16_385))).toBe(2 * 16_385 + 3 + 4 + 2)
  })
})
