import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The directories that this process holds: its own id in a file may be that of an earlier one. */
const mine = new Set<string>()

/**
 * Makes a directory this process's own, until the returned function lets it go. What a killed
 * process held is taken over. Throws where another one is at work in it.
 */
export function lockDirectory(directory: string): () => void {
  const file = join(resolve(directory), 'lock')
  const holder = holderOf(file)
  if (holder !== undefined) {
    if (isAtWork(holder, file)) {
      throw new Error(
        `${directory} is in use by the emulator of process ${String(holder.pid)}: stop that one, or choose another directory with --data`,
      )
    }
    rmSync(file, { force: true })
  }
  // Exclusive, so that of two that start at once only one goes on.
  const handle = openSync(file, 'wx')
  writeSync(handle, `${String(process.pid)} ${startOf(process.pid)}\n`)
  closeSync(handle)
  mine.add(file)
  return () => {
    if (mine.delete(file)) rmSync(file, { force: true })
  }
}

interface Holder {
  readonly pid: number
  /** When that process started, where the system tells; else empty. */
  readonly start: string
}

function holderOf(file: string): Holder | undefined {
  try {
    const [pid = '', start = ''] = readFileSync(file, 'utf8').trim().split(' ')
    return { pid: Number(pid), start }
  } catch {
    return undefined
  }
}

function isAtWork({ pid, start }: Holder, file: string): boolean {
  if (pid === process.pid) return mine.has(file)
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (cause) {
    // Of another user, but there.
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  // Ids are given out again, above all in containers; the start tells the two apart.
  return start === startOf(pid)
}

function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
