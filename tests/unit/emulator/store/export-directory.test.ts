import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readExport, writeExport } from '#emulator/store/export-directory.ts'

describe('exports', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'export-'))
  })
  afterEach(() => {
    rmSync(directory, { recursive: true })
  })
  const metadata = () => join(directory, 'firebase-export-metadata.json')

  it('[J6] [J7] what was written is read again', () => {
    const state = new Map([
      ['demo', '{"a":1}'],
      ['../odd', '2'],
    ])
    writeExport(directory, state)
    expect(existsSync(join(directory, 'database_export', 'demo.json'))).toBe(true)
    const read = readExport(directory).map(({ namespace, text }) => [namespace, text] as const)
    expect(new Map(read)).toEqual(state)
  })

  it('[J7] a later export replaces the earlier, and leaves those of other emulators', () => {
    writeFileSync(metadata(), '{"version":"15.0.0","auth":{"path":"auth_export"}}')
    writeExport(directory, new Map([['old', '1']]))
    writeExport(directory, new Map([['new', '2']]))
    expect(readExport(directory).map(({ namespace }) => namespace)).toEqual(['new'])
    expect(JSON.parse(readFileSync(metadata(), 'utf8'))).toMatchObject({
      version: '15.0.0',
      auth: { path: 'auth_export' },
      database: { path: 'database_export' },
    })
  })

  it.each([
    ['null', 'is not the description of an export'],
    ['{"database":{"path":5}}', 'names no folder'],
    ['{"database":{"path":"gone"}}', 'names no folder'],
  ])('[J6] metadata %s is told', (text, words) => {
    writeFileSync(metadata(), text)
    expect(() => readExport(directory)).toThrow(words)
  })

  it('[J6] a file that no namespace is named by is told, a folder is passed over', () => {
    writeFileSync(metadata(), '{"database":{"path":"db"}}')
    mkdirSync(join(directory, 'db', 'folder.json'), { recursive: true })
    expect(readExport(directory)).toEqual([])
    writeFileSync(join(directory, 'db', '%zz.json'), '1')
    expect(() => readExport(directory)).toThrow('is not named by a namespace')
  })

  it('[J6] an export without a database is empty; no export at all is told', () => {
    expect(() => readExport(directory)).toThrow('There is no export in')
    writeFileSync(metadata(), '{"version":"15.0.0"}')
    expect(readExport(directory)).toEqual([])
    writeFileSync(metadata(), '{"database":{"path":"db"}}')
    mkdirSync(join(directory, 'db'))
    writeFileSync(join(directory, 'db', 'notes.txt'), 'x')
    expect(readExport(directory)).toEqual([])
    writeFileSync(metadata(), 'nonsense')
    expect(() => readExport(directory)).toThrow('is not JSON')
  })
})
