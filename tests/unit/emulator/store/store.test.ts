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
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { withNodeAt } from '#emulator/data/edit.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import type { Node } from '#emulator/data/node.ts'
import { parsePath } from '#emulator/data/path.ts'
import { toJson } from '#emulator/data/to-json.ts'
import type { JournalRecord } from '#emulator/store/journal-line.ts'
import type { Left } from '#emulator/session/on-disconnect.ts'
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

const state = (json: unknown, rules?: string, left = new Map<string, Left>()) =>
  new Map([['ns', { root: fromJson(json), rules, left }]])

/** What the records come to. */
function replayed(): Node {
  let root: Node = null
  for (const { writes } of records) {
    for (const [path, json] of writes) root = withNodeAt(root, parsePath(path), fromJson(json))
  }
  return root
}

const files = () =>
  readdirSync(directory)
    .filter((name) => !name.startsWith('lock-'))
    .toSorted()
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
    store.snapshot(state({ a: 5 }))
    put(store, '6')
    store.close()
    expect(files()).toEqual(['journal-1.jsonl', 'snapshot-1.jsonl'])
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

  it('[J9] what sessions leave behind outlives a snapshot, until they leave nothing', () => {
    const who = { admin: true, auth: null }
    const left = { who, orders: [{ kind: 'set' as const, path: ['a'], data: 1 }] }
    const first = open()
    first.snapshot(state({}, undefined, new Map([['s', left]])))
    first.close()
    const second = open()
    expect(records.map((record) => record.left)).toContainEqual(['s', left])
    second.appendLeft('ns', 's', { who, orders: [] })
    second.close()
    open().close()
    expect(records.at(-1)?.left).toEqual(['s', { who, orders: [] }])
  })

  it('[J8] rules are kept beside the data, in journal and snapshot', () => {
    const store = open()
    store.appendRules('ns', 'one')
    store.appendRules('other', 'two')
    store.appendRules('other', null)
    store.close()
    open().close()
    expect(records.map(({ namespace, rules }) => [namespace, rules])).toEqual([
      ['ns', 'one'],
      ['other', 'two'],
      ['other', null],
    ])
    const again = open()
    again.snapshot(state({ a: 1 }, 'one'))
    again.close()
    open().close()
    expect(records.map(({ rules }) => rules)).toEqual([undefined, 'one'])
  })

  it('[J4] a big tree is cut into records and comes back whole', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 30_000 }, (_, at) => [`k${String(at)}`, { n: at }]),
    )
    const tree = { wide: { ...wide, '.priority': 5 }, leaf: { '.value': 1, '.priority': 'x' } }
    const store = open()
    store.snapshot(state(tree))
    store.close()
    open().close()
    expect(records.length).toBeGreaterThan(1)
    expect(toJson(replayed(), 'export')).toEqual(toJson(fromJson(tree), 'export'))
  })

  it('[J4] what is written while a snapshot is made in the background is kept', async () => {
    const tree = Object.fromEntries(
      Array.from({ length: 60_000 }, (_, at) => [`k${String(at)}`, 'x'.repeat(40)]),
    )
    const store = open()
    put(store, '1')
    store.snapshotLater(state({ ...tree, a: 1 }))
    put(store, '2')
    const during = files()
    expect(during).toContain('journal-0.jsonl')
    expect(during).toContain('snapshot-1.jsonl.tmp')
    await vi.waitFor(() => {
      expect(files()).not.toContain('journal-0.jsonl')
    })
    put(store, '3')
    store.close()
    expect(files()).toEqual(['journal-1.jsonl', 'snapshot-1.jsonl'])
    open().close()
    expect(toJson(replayed())).toEqual({ ...tree, a: 3 })
  })

  it('[J4] a crash while a snapshot is made leaves the journals before and after it began', () => {
    const store = open()
    put(store, '{"x":1}')
    store.snapshotLater(state({ a: { x: 1 } }))
    store.append('ns', [{ path: '/a/y', value: '2' }])
    store.close()
    writeFileSync(join(directory, 'snapshot-1.jsonl.tmp'), 'half')
    open().close()
    expect(toJson(replayed())).toEqual({ a: { x: 1, y: 2 } })
    expect(files()).toEqual(['journal-0.jsonl', 'journal-1.jsonl'])
  })
})
