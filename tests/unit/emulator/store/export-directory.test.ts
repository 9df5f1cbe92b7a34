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
