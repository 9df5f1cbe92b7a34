import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { createFileSource, type FileWorker } from '@/adapters/browser/file/ask-file-worker'
import type { FileWorkAnswer } from '@/adapters/browser/file/file-work'
import { createFileReader } from '@/adapters/browser/file/read-work'
import { createFileWriter, type SyncFile } from '@/adapters/browser/file/write-work'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const MIB = 1024 * 1024

/** A file on a disk that has room for so much, of which only what is flushed is safe. */
function createDisk(room = Infinity) {
  let content: Buffer = Buffer.alloc(0)
  let safe = 0
  const file: SyncFile = {
    read: (into, { at }) => content.copy(into, 0, at),
    write(bytes, { at }) {
      if (at + bytes.length > room) throw new DOMException('full', 'QuotaExceededError')
      content = Buffer.concat([content.subarray(0, at), bytes])
      return bytes.length
    },
    truncate(size) {
      content = content.subarray(0, size)
    },
    flush: () => void (safe = content.length),
    getSize: () => content.length,
  }
  return { file, content: () => content, safe: () => safe }
}

describe('what was read of a file', () => {
  it('gives its memory back once the next piece is asked for, and not before', async () => {
    const given: { transfer: ReturnType<typeof vi.fn> }[] = []
    let answer: (event: { readonly data: FileWorkAnswer }) => void = () => undefined
    const worker: FileWorker = {
      postMessage({ number, work }) {
        if (work.kind !== 'next') return
        // As a browser of today has it; Node has not.
        const bytes = Object.assign(new ArrayBuffer(8), { transfer: vi.fn() })
        given.push(bytes)
        answer({ data: { number, done: { position: 0, bytes } } })
      },
      addEventListener(kind: string, listener: typeof answer | (() => void)) {
        if (kind === 'message') answer = listener
      },
      terminate: () => undefined,
    }
    const source = createFileSource(worker, new Blob([]))
    expect((await source.next())?.length).toBe(8)
    expect(given[0]?.transfer).not.toHaveBeenCalled()
    await source.next()
    expect(given[0]?.transfer).toHaveBeenCalledWith(0)
    expect(given[1]?.transfer).not.toHaveBeenCalled()
  })
})

describe('reading a file to send', () => {
  const bytes = randomBytes(2 * MIB + 17)
  const file = new Blob([bytes])

  it('gives all of it in pieces, and its SHA-256', async () => {
    const reader = createFileReader(file)
    const pieces: Buffer[] = []
    for (;;) {
      const { bytes: piece } = await reader.take({ kind: 'next' })
      if (!piece) break
      pieces.push(Buffer.from(piece))
    }
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
    expect((await reader.take({ kind: 'digest' })).digest).toBe(hashOf(bytes))
  })

  it('goes on in the middle where what is before is the same, else from the beginning', async () => {
    const reader = createFileReader(file)
    const position = MIB + 5
    const digest = hashOf(bytes.subarray(0, position))
    expect((await reader.take({ kind: 'seek', position, digest })).position).toBe(position)
    const { bytes: next } = await reader.take({ kind: 'next' })
    expect(
      Buffer.from(next ?? new ArrayBuffer(0)).equals(bytes.subarray(position, position + MIB)),
    ).toBe(true)
    while ((await reader.take({ kind: 'next' })).bytes);
    expect((await reader.take({ kind: 'digest' })).digest).toBe(hashOf(bytes))
    for (const seek of [
      { position, digest: hashOf(randomBytes(5)) },
      { position: bytes.length + 1, digest: hashOf(bytes) },
    ]) {
      expect((await reader.take({ kind: 'seek', ...seek })).position).toBe(0)
    }
  })
})

describe('writing a file that is received', () => {
  const toWork = (bytes: Buffer) =>
    ({ kind: 'write', bytes: new Uint8Array(bytes).buffer }) as const

  it('tells what is durable, not more', () => {
    const disk = createDisk()
    const writer = createFileWriter(disk.file)
    const bytes = randomBytes(5 * MIB)
    expect(writer.take(toWork(bytes.subarray(0, MIB))).position).toBe(0)
    expect(disk.safe()).toBe(0)
    expect(writer.take(toWork(bytes.subarray(MIB))).position).toBe(5 * MIB)
    expect(disk.safe()).toBe(5 * MIB)
    expect(writer.take({ kind: 'finish' })).toEqual({ position: 5 * MIB, digest: hashOf(bytes) })
    expect(disk.content().equals(bytes)).toBe(true)
  })

  it('goes on from what a page has left, or begins anew', () => {
    const disk = createDisk()
    const bytes = randomBytes(2 * MIB)
    createFileWriter(disk.file).take(toWork(bytes.subarray(0, 1000)))
    const writer = createFileWriter(disk.file)
    expect(writer.take({ kind: 'digest' })).toEqual({
      position: 1000,
      digest: hashOf(bytes.subarray(0, 1000)),
    })
    writer.take(toWork(bytes.subarray(1000)))
    expect(writer.take({ kind: 'finish' }).digest).toBe(hashOf(bytes))
    expect(writer.take({ kind: 'restart' }).position).toBe(0)
    expect(disk.content()).toHaveLength(0)
    expect(writer.take({ kind: 'digest' }).digest).toBe('')
  })

  it('says that the disk is full', () => {
    const writer = createFileWriter(createDisk(10).file)
    expect(() => writer.take(toWork(randomBytes(11)))).toThrow('full')
  })
})
