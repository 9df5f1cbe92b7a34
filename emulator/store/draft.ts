import { closeSync, fsync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'

/** How much is written before others get a turn. */
const SLICE = 1024 * 1024

/** A file that comes to be all at once, when it is whole. */
export interface Draft {
  /** Writes what is left without letting anyone else run, and gives the file its name. */
  readonly finish: () => void
  /** Forgets the file. May be called twice, and after the end. */
  readonly discard: () => void
  /** The same as `finish`, a slice at a time. */
  readonly finishLater: (done: () => void, failed: (cause: Error) => void) => void
}

/**
 * Begins a file of lines. The rename is the moment at which it comes to be, and it is on the disk
 * before that: a loss of power must not leave it empty.
 */
export function beginDraft(file: string, lines: Iterator<string, unknown>): Draft {
  const draft = `${file}.tmp`
  const handle = openSync(draft, 'w')
  let open = true
  const close = () => {
    if (open) closeSync(handle)
    open = false
  }
  const discard = () => {
    if (open) rmSync(draft, { force: true })
    close()
  }
  const publish = () => {
    close()
    renameSync(draft, file)
  }
  /** Whether something is left. */
  const writeSlice = (size: number) => {
    for (let written = 0; written < size;) {
      const next = lines.next()
      if (next.done === true) return false
      const bytes = Buffer.from(next.value)
      writeAll(handle, bytes)
      written += bytes.length
    }
    return true
  }
  const attempt = (step: () => void, failed: (cause: Error) => void) => {
    if (!open) return
    try {
      step()
    } catch (cause) {
      discard()
      failed(cause as Error)
    }
  }
  return {
    discard,
    finish() {
      writeSlice(Infinity)
      fsyncSync(handle)
      publish()
    },
    finishLater(done, failed) {
      const settle = (cause: Error | null) => {
        attempt(() => {
          if (cause) throw cause
          publish()
          done()
        }, failed)
      }
      const step = () => {
        attempt(() => {
          if (writeSlice(SLICE)) setImmediate(step)
          else fsync(handle, settle)
        }, failed)
      }
      step()
    },
  }
}

/** Writes every byte, however many calls it takes. */
export function writeAll(handle: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
}
