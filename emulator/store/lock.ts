import { linkSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The directories that this process holds: its own id in a file may be that of an earlier one. */
const mine = new Set<string>()

/**
 * Makes a directory this process's own, until the returned function lets it go. Throws where another
 * one is at work in it.
 *
 * A lock is a file `lock-<number>`, of which the highest counts. What a killed process held is taken
 * over by making the next number: of several that start at once only one can. Numbers never come
 * again, so what is let go stays as an empty file.
 */
export function lockDirectory(directory: string): () => void {
  const folder = resolve(directory)
  const newest = newestIn(folder)
  const holder = holderOf(lockFile(folder, newest))
  if (holder && isAtWork(holder, folder)) throw inUse(directory, holder)
  const number = newest + 1
  const file = lockFile(folder, number)
  if (!claim(file)) throw inUse(directory, holderOf(file))
  if (newestIn(folder) > number) {
    rmSync(file, { force: true })
    throw inUse(directory, holderOf(lockFile(folder, newestIn(folder))))
  }
  for (const older of numbersIn(folder)) {
    if (older < number) rmSync(lockFile(folder, older), { force: true })
  }
  mine.add(folder)
  return () => {
    if (mine.delete(folder)) writeFileSync(file, '')
  }
}

/** Makes a lock, whole at once: an empty one is nobody's. False where it is there already. */
function claim(file: string): boolean {
  const draft = `${file}.${String(process.pid)}.tmp`
  try {
    writeFileSync(draft, `${String(process.pid)} ${startOf(process.pid)}\n`)
    linkSync(draft, file)
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw cause
  } finally {
    rmSync(draft, { force: true })
  }
}

function lockFile(folder: string, number: number): string {
  return join(folder, `lock-${String(number)}`)
}

function numbersIn(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => {
    const [, number] = /^lock-(\d+)$/.exec(name) ?? []
    return number === undefined ? [] : [Number(number)]
  })
}

function newestIn(folder: string): number {
  return Math.max(0, ...numbersIn(folder))
}

interface Holder {
  readonly pid: number
  /** When that process started, where the system tells; else empty. */
  readonly start: string
}

function inUse(directory: string, holder: Holder | undefined): Error {
  const pid = holder ? String(holder.pid) : 'unknown'
  return new Error(
    `${directory} is in use by the emulator of process ${pid}: stop that one, or choose another directory with --data`,
  )
}

function holderOf(file: string): Holder | undefined {
  try {
    const [pid = '', start = ''] = readFileSync(file, 'utf8').trim().split(' ')
    return { pid: Number(pid), start }
  } catch {
    return undefined
  }
}

function isAtWork({ pid, start }: Holder, folder: string): boolean {
  if (pid === process.pid) return mine.has(folder)
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
