import type { FileWork, FileWorkDone } from '@/adapters/browser/file/file-work'
import { createHash } from '@/adapters/browser/file/hash'
import { FileTrouble } from '@/domain/file/file-ports'

/** So much is read at a time. */
const BLOCK = 1024 * 1024

/** Reads a file from any position on, hashing all that is before. */
export function createFileReader(file: Blob) {
  let position = 0
  let hash = createHash()

  async function next(): Promise<FileWorkDone> {
    if (position >= file.size) return { position }
    const bytes = await file
      .slice(position, position + BLOCK)
      .arrayBuffer()
      .catch(() => {
        // It was changed, moved or taken away since it was chosen.
        throw new FileTrouble('unreadable')
      })
    hash.add(new Uint8Array(bytes))
    position += bytes.byteLength
    return { position, bytes }
  }

  async function seek(to: number, digest: string): Promise<FileWorkDone> {
    position = 0
    hash = createHash()
    while (position < to && position < file.size) {
      const length = Math.min(BLOCK, to - position)
      const bytes = await file.slice(position, position + length).arrayBuffer()
      hash.add(new Uint8Array(bytes))
      position += bytes.byteLength
    }
    if (position === to && hash.hex(position) === digest) return { position }
    position = 0
    hash = createHash()
    return { position }
  }

  return {
    async take(work: FileWork): Promise<FileWorkDone> {
      if (work.kind === 'seek') return seek(work.position, work.digest)
      if (work.kind === 'next') return next()
      return { position, digest: hash.hex(position) }
    },
  }
}
