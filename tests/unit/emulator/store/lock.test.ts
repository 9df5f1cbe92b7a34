import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDirectory } from '#emulator/store/lock.ts'

describe('the lock of a data directory', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'lock-'))
  })
  afterEach(() => {
    rmSync(directory, { recursive: true })
  })
  const file = () => join(directory, 'lock-7')

  it('[J5] is held by one, and free once let go', () => {
    const unlock = lockDirectory(directory)
    expect(() => lockDirectory(directory)).toThrow(`process ${String(process.pid)}`)
    unlock()
    unlock()
    lockDirectory(directory)()
  })

  it('[J5] names another process that is at work', () => {
    const parent = process.ppid
    const stat = readFileSync(`/proc/${String(parent)}/stat`, 'utf8')
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    writeFileSync(file(), `${String(parent)} ${String(start)}\n`)
    expect(() => lockDirectory(directory)).toThrow(`process ${String(parent)}`)
  })

  it.each([
    ['a process that is gone', '4194303 5'],
    ['an id that was given out again', `${String(process.ppid)} 5`],
    ['an earlier process with our id', `${String(process.pid)} 5`],
    ['nobody', ''],
  ])('[J5] is taken over from %s', (_, text) => {
    writeFileSync(file(), text)
    const unlock = lockDirectory(directory)
    expect(readdirSync(directory)).toEqual(['lock-8'])
    unlock()
  })
})
