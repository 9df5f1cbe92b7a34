import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { FileChannel, FileSink, FileSource } from '@/domain/file/file-ports'
import { receiveFile } from '@/stores/files/receive-file'
import { FLIGHT, sendFile, type FileEnd } from '@/stores/files/send-file'
import { settle } from '../../../support/fakes'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const BLOCK = 1024 * 1024

/** Two ends of a line in memory. */
function createLine() {
  const closers = new Set<() => void>()
  let isClosed = false
  let sent = 0
  const ends = [0, 1].map(() => new Set<(data: string | ArrayBuffer) => void>())
  const toEnd = (mine: number): FileChannel => ({
    send(data) {
      if (isClosed) return
      const copy = typeof data === 'string' ? data : new Uint8Array(data).buffer
      if (typeof copy !== 'string') sent += copy.byteLength
      queueMicrotask(() => {
        if (!isClosed) for (const listener of ends[1 - mine] ?? []) listener(copy)
      })
    },
    drained: () => Promise.resolve(),
    onOpen: (listener) => queueMicrotask(listener),
    onData: (listener) => void ends[mine]?.add(listener),
    onClose: (listener) => void closers.add(listener),
    close: () => undefined,
  })
  return {
    sender: toEnd(0),
    receiver: toEnd(1),
    sent: () => sent,
    cut() {
      isClosed = true
      for (const closer of closers) closer()
    },
  }
}

function createSource(bytes: Buffer, lie?: string): FileSource {
  let at = 0
  return {
    seek(position, digest) {
      const isSame = position > 0 && hashOf(bytes.subarray(0, position)) === digest
      at = isSame ? position : 0
      return Promise.resolve(at)
    },
    next() {
      if (at >= bytes.length) return Promise.resolve(undefined)
      const piece = new Uint8Array(bytes.subarray(at, at + BLOCK))
      at += piece.length
      return Promise.resolve(piece)
    },
    digest: () => Promise.resolve(lie ?? hashOf(bytes)),
    close: () => undefined,
  }
}

function createSink(isStuck = false) {
  let content: Buffer = Buffer.alloc(0)
  const sink: FileSink = {
    begin: () =>
      Promise.resolve({
        position: content.length,
        digest: content.length === 0 ? '' : hashOf(content),
      }),
    restart() {
      content = Buffer.alloc(0)
      return Promise.resolve()
    },
    write(bytes) {
      content = Buffer.concat([content, Buffer.from(bytes)])
      return Promise.resolve(isStuck ? 0 : content.length)
    },
    finish: () => Promise.resolve(hashOf(content)),
    close: () => undefined,
  }
  return { sink, content: () => content, put: (bytes: Buffer) => void (content = bytes) }
}

function run(source: FileSource, sink: FileSink, size: number, isPaused = false) {
  const line = createLine()
  const ends: Record<string, FileEnd | undefined> = {}
  const positions: number[] = []
  const paused: boolean[] = []
  const parts = { isPaused: false, onPausedThere: (is: boolean) => void paused.push(is) }
  const receiving = receiveFile({
    ...parts,
    ...{ sink, channel: line.receiver, size, isPaused },
    onPosition: () => undefined,
    onEnd: (end) => (ends['in'] = end),
  })
  const sending = sendFile({
    ...parts,
    ...{ source, channel: line.sender },
    onPosition: (position) => positions.push(position),
    onEnd: (end) => (ends['out'] = end),
  })
  return { line, ends, positions, paused, sending, receiving }
}

async function until(isSo: () => boolean) {
  for (let turn = 0; turn < 5000 && !isSo(); turn++) await settle()
  expect(isSo()).toBe(true)
}

describe('a file from page to page', () => {
  const bytes = randomBytes(3 * BLOCK + 11)

  it('arrives whole, and both know', async () => {
    const { sink, content } = createSink()
    const { ends, positions } = run(createSource(bytes), sink, bytes.length)
    await until(() => ends['out'] !== undefined)
    expect(ends).toEqual({ in: 'done', out: 'done' })
    expect(content().equals(bytes)).toBe(true)
    expect(positions.at(-1)).toBe(bytes.length)
  })

  it('may have nothing in it', async () => {
    const { ends } = run(createSource(Buffer.alloc(0)), createSink().sink, 0)
    await until(() => ends['out'] !== undefined)
    expect(ends).toEqual({ in: 'done', out: 'done' })
  })

  it('goes on after a cut from what is there, and sends nothing twice', async () => {
    const { sink, content, put } = createSink()
    put(bytes.subarray(0, 2 * BLOCK))
    const { ends, line } = run(createSource(bytes), sink, bytes.length)
    await until(() => ends['out'] !== undefined)
    expect(line.sent()).toBe(bytes.length - 2 * BLOCK)
    expect(content().equals(bytes)).toBe(true)
  })

  it('begins anew where what is there is of another file', async () => {
    const { sink, content, put } = createSink()
    put(randomBytes(BLOCK))
    const { ends } = run(createSource(bytes), sink, bytes.length)
    await until(() => ends['out'] !== undefined)
    expect(ends).toEqual({ in: 'done', out: 'done' })
    expect(content().equals(bytes)).toBe(true)
  })

  it('is not taken for whole where its hash is another', async () => {
    const source = createSource(bytes, 'a'.repeat(64))
    const { ends } = run(source, createSink().sink, bytes.length)
    await until(() => ends['out'] !== undefined)
    expect(ends).toEqual({ in: 'mismatch', out: 'mismatch' })
  })

  it('is no larger than it was offered as', async () => {
    const { sink, content } = createSink()
    const { ends } = run(createSource(bytes), sink, 100)
    await until(() => ends['out'] !== undefined)
    expect(ends).toEqual({ in: 'broken', out: 'broken' })
    expect(content().length).toBeLessThanOrEqual(100)
  })

  it('has only so much on its way that is not on the other’s disk', async () => {
    const large = randomBytes(FLIGHT + 4 * BLOCK)
    const { line, ends } = run(createSource(large), createSink(true).sink, large.length)
    await until(() => line.sent() >= FLIGHT)
    for (let turn = 0; turn < 50; turn++) await settle()
    expect(line.sent()).toBe(FLIGHT)
    expect(ends['in']).toBeUndefined()
  })

  it('rests while either has paused it', async () => {
    const { sink } = createSink()
    const { line, ends, sending, receiving, paused } = run(
      createSource(bytes),
      sink,
      bytes.length,
      true,
    )
    await until(() => paused.includes(true))
    for (let turn = 0; turn < 50; turn++) await settle()
    expect(line.sent()).toBe(0)
    sending.setPaused(true)
    receiving.setPaused(false)
    for (let turn = 0; turn < 50; turn++) await settle()
    expect(line.sent()).toBe(0)
    sending.setPaused(false)
    await until(() => ends['out'] !== undefined)
    expect(ends).toEqual({ in: 'done', out: 'done' })
  })

  it('ends for both where one cancels, and can go on where the line is lost', async () => {
    const first = run(createSource(bytes), createSink().sink, bytes.length, true)
    await until(() => first.paused.includes(true))
    first.receiving.cancel()
    await until(() => first.ends['out'] !== undefined)
    expect(first.ends).toEqual({ in: 'cancelled', out: 'cancelled' })
    const second = run(createSource(bytes), createSink().sink, bytes.length, true)
    await until(() => second.paused.includes(true))
    second.line.cut()
    expect(second.ends).toEqual({ in: 'lost', out: 'lost' })
  })
})
