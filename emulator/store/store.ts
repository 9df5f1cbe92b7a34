import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { encodeLine, parseLine } from './journal-line.ts'
import type { JournalRecord } from './journal-line.ts'
import { lockDirectory } from './lock.ts'

/** Where the data of an emulator outlives it: a snapshot and the journal of what came after. */
export interface Store {
  /** Makes a write durable before it returns: a crash of the process cannot lose it. */
  readonly append: (namespace: string, writes: readonly StoredWrite[]) => void
  /** Whether the journal has grown enough to be worth a snapshot. */
  readonly isDue: () => boolean
  /** Replaces snapshot and journal by the present state: exported JSON text by namespace. */
  readonly snapshot: (state: ReadonlyMap<string, string>) => void
  /** Lets the files go without writing anything. May be called twice. */
  readonly close: () => void
}

export interface StoredWrite {
  readonly path: string
  /** Exported JSON text. */
  readonly value: string
}

export interface StoreOptions {
  readonly directory: string
  /** Gets every write that was kept, oldest first. */
  readonly onRecord: (record: JournalRecord) => void
  /** Hears of a torn end that was cut off. */
  readonly onWarning: (text: string) => void
}

const SNAPSHOT_BYTES = 64 * 1024 * 1024

/** Opens a directory and replays what is there. The files of one generation belong together. */
export function openStore({ directory, onRecord, onWarning }: StoreOptions): Store {
  mkdirSync(directory, { recursive: true })
  const unlock = lockDirectory(directory)
  const files = (generation: number) => ({
    snapshot: join(directory, `snapshot-${String(generation)}.jsonl`),
    journal: join(directory, `journal-${String(generation)}.jsonl`),
  })
  let generation = latestGeneration(directory)
  let size: number
  let handle: number | undefined
  try {
    const { snapshot, journal } = files(generation)
    replay(snapshot, { onRecord, onWarning })
    size = replay(journal, { onRecord, onWarning })
    handle = openSync(journal, 'a')
  } catch (cause) {
    unlock()
    throw cause
  }

  const closeJournal = () => {
    if (handle !== undefined) closeSync(handle)
    handle = undefined
  }
  return {
    append(namespace, writes) {
      if (handle === undefined) throw new Error('The store is closed')
      const line = Buffer.from(encodeLine(namespace, writes))
      try {
        writeAll(handle, line)
      } catch (cause) {
        // A disk that ran full must not leave half a line for later ones to follow.
        ftruncateSync(handle, size)
        throw cause
      }
      size += line.length
    },
    isDue: () => size > SNAPSHOT_BYTES,
    snapshot(state) {
      const next = files(generation + 1)
      writeSnapshot(next.snapshot, state)
      closeJournal()
      const old = files(generation)
      generation++
      size = 0
      handle = openSync(next.journal, 'a')
      rmSync(old.snapshot, { force: true })
      rmSync(old.journal, { force: true })
    },
    close() {
      closeJournal()
      unlock()
    },
  }
}

/** The rename is the moment at which a generation comes to be, so the newest snapshot is whole. */
function writeSnapshot(file: string, state: ReadonlyMap<string, string>): void {
  const draft = `${file}.tmp`
  const handle = openSync(draft, 'w')
  for (const [namespace, value] of state) {
    writeAll(handle, Buffer.from(encodeLine(namespace, [{ path: '/', value }])))
  }
  // On the disk before it has its name: a loss of power must not leave an empty snapshot.
  fsyncSync(handle)
  closeSync(handle)
  renameSync(draft, file)
}

function writeAll(handle: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
}

function latestGeneration(directory: string): number {
  const found = readdirSync(directory).map(
    (name) => /^snapshot-(\d+)\.jsonl$/.exec(name)?.[1] ?? '0',
  )
  return Math.max(0, ...found.map(Number))
}

/** Replays a file and cuts off a torn end. Returns the bytes that were kept. */
function replay(
  file: string,
  { onRecord, onWarning }: Pick<StoreOptions, 'onRecord' | 'onWarning'>,
): number {
  if (!existsSync(file)) return 0
  const bytes = readFileSync(file)
  let start = 0
  for (let end = bytes.indexOf(10, start); end >= 0; end = bytes.indexOf(10, start)) {
    const record = parseLine(bytes.toString('utf8', start, end))
    if (!record) break
    onRecord(record)
    start = end + 1
  }
  if (start === bytes.length) return start
  onWarning(
    `${file}: cut off ${String(bytes.length - start)} bytes of a write that was never finished`,
  )
  truncateSync(file, start)
  return start
}
