import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readRulesFile, watchRulesFile } from '../../../emulator/rules-file'

describe('a rules file that is looked at again and again', () => {
  let directory: string
  let file: string
  let heard: string[]

  const watch = (loaded: string) => {
    watchRulesFile(file, loaded, {
      every: 100,
      onText: (text) => heard.push(text),
      onProblem: (cause) => heard.push((cause as Error).message.slice(0, 22)),
    })
  }
  const look = () => vi.advanceTimersByTime(100)

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    directory = mkdtempSync(join(tmpdir(), 'hearth-rules-'))
    file = join(directory, 'rules.json')
    heard = []
  })

  afterEach(() => {
    vi.useRealTimers()
    rmSync(directory, { recursive: true })
  })

  it('[C3] is noticed to have changed before the first look, and once', () => {
    writeFileSync(file, 'one')
    const loaded = readRulesFile(file)
    writeFileSync(file, 'two')
    watch(loaded)
    look()
    look()
    expect(heard).toEqual(['two'])
  })

  it('[C3] says nothing while it stays as it was', () => {
    writeFileSync(file, 'one')
    watch('one')
    look()
    writeFileSync(file, 'one')
    look()
    expect(heard).toEqual([])
  })

  it('[C3] is told once to be gone, and again once it is back, whatever it says', () => {
    writeFileSync(file, 'one')
    watch('one')
    rmSync(file)
    look()
    look()
    writeFileSync(file, 'one')
    look()
    look()
    expect(heard).toEqual(['There is no rules file', 'one'])
  })

  it('[C3] that cannot be taken is told once, and the next one is tried', () => {
    writeFileSync(file, 'one')
    watchRulesFile(file, 'one', {
      every: 100,
      onText: (text) => {
        if (text === 'bad') throw new Error('no rules')
        heard.push(text)
      },
      onProblem: (cause) => heard.push((cause as Error).message),
    })
    writeFileSync(file, 'bad')
    look()
    look()
    writeFileSync(file, 'good')
    look()
    expect(heard).toEqual(['no rules', 'good'])
  })
})
