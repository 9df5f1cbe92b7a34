import type { FileWork, FileWorkDone } from '@/adapters/browser/file/file-work'
import { createHash } from '@/adapters/browser/file/hash'
import { FileTrouble } from '@/domain/file/file-ports'

/** As much as is needed of a handle that only workers have. */
export interface SyncFile {
  read(into: Uint8Array, options: { at: number }): number
  write(bytes: Uint8Array, options: { at: number }): number
  truncate(size: number): void
  flush(): void
  getSize(): number
}

const BLOCK = 1024 * 1024
/** After so much what was written is made durable, and told. */
const CHECKPOINT = 4 * 1024 * 1024

/** Writes a file on from what is there of it, hashing all of it. */
export function createFileWriter(file: SyncFile) {
  let hash = createHash()
  let position = 0
  let durable = 0

  /** What a page that has gone has left: as much as reached the disk. */
  function readBack() {
    const size = file.getSize()
    const block = new Uint8Array(BLOCK)
    while (position < size) {
      const length = file.read(block, { at: position })
      if (length <= 0) break
      hash.add(block.subarray(0, length))
      position += length
    }
    durable = position
  }

  function write(bytes: Uint8Array) {
    try {
      let written = 0
      while (written < bytes.length) {
        const length = file.write(bytes.subarray(written), { at: position + written })
        if (length <= 0) throw new FileTrouble('full')
        written += length
      }
    } catch (cause) {
      const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError'
      throw isFull ? new FileTrouble('full') : cause
    }
    hash.add(bytes)
    position += bytes.length
    if (position - durable >= CHECKPOINT) flush()
  }

  function flush() {
    file.flush()
    durable = position
  }

  readBack()
  return {
    take(work: FileWork): FileWorkDone {
      if (work.kind === 'restart') {
        file.truncate(0)
        hash = createHash()
        position = durable = 0
      } else if (work.kind === 'write') write(new Uint8Array(work.bytes))
      else if (work.kind === 'finish') flush()
      const isAsked = work.kind === 'finish' || work.kind === 'digest'
      return { position: durable, ...(isAsked && { digest: hash.hex(position) }) }
    },
  }
}
