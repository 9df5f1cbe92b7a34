import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JournalRecord } from '#emulator/store/journal-line.ts'
import { openStore } from '#emulator/store/store.ts'
import type { Store } from '#emulator/store/store.ts'

let directory: string
let records: JournalRecord[]
let warnings: string[]

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'store-'))
})

afterEach(() => {
  rmSync(directory, { recursive: true })
})

function open(): Store {
  records = []
  warnings = []
  return openStore({
    directory,
    onRecord: (record) => records.push(record),
    onWarning: (text) => warnings.push(text),
  })
}

const put = (store: Store, value: string) => {
  store.append('ns', [{ path: '/a', value }])
}

const journal = () => join(directory, 'journal-0.jsonl')

describe('store', () => {
  it('[J1] what was appended is replayed in order, without a close', () => {
    const store = open()
    put(store, '{"x":"é\\n"}')
    put(store, 'null')
    const kept = readFileSync(journal())
    store.close()
    // As the file was at the moment of the crash.
    writeFileSync(journal(), kept)
    open().close()
    expect(records).toEqual([
      { namespace: 'ns', writes: [['/a', { x: 'é\n' }]] },
      { namespace: 'ns', writes: [['/a', null]] },
    ])
    expect(warnings).toEqual([])
  })

  it.each([1, 5, 20])('[J2] a line torn after %i bytes is cut off and reported', (bytes) => {
    const store = open()
    put(store, '1')
    store.close()
    const line = readFileSync(journal())
    appendFileSync(journal(), line.subarray(0, bytes))
    open().close()
    expect(records).toHaveLength(1)
    expect(warnings[0]).toContain(`cut off ${String(bytes)} bytes`)
    open().close()
    expect(records).toHaveLength(1)
    expect(warnings).toEqual([])
  })

  it('[J2] a changed line is not believed', () => {
    const store = open()
    put(store, '1')
    put(store, '2')
    store.close()
    writeFileSync(journal(), readFileSync(journal(), 'utf8').replace('"/a",2', '"/a",3'))
    open().close()
    expect(records).toHaveLength(1)
  })

  it('[J3] [J4] a snapshot takes the place of all before it', () => {
    const store = open()
    put(store, '1')
    store.snapshot(new Map([['ns', '{"a":5}']]))
    put(store, '6')
    store.close()
    expect(readdirSync(directory).toSorted()).toEqual(['journal-1.jsonl', 'snapshot-1.jsonl'])
    open().close()
    expect(records.map((record) => record.writes)).toEqual([[['/', { a: 5 }]], [['/a', 6]]])
  })

  it('[J4] a snapshot that was never finished is not looked at', () => {
    const store = open()
    put(store, '1')
    store.close()
    writeFileSync(join(directory, 'snapshot-1.jsonl.tmp'), 'half')
    open().close()
    expect(records).toHaveLength(1)
  })
})
