import { closeSync, ftruncateSync, openSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Unavailable } from '../data/unavailable.ts'
import type { Left } from '../session/on-disconnect.ts'
import { beginDraft, writeAll } from './draft.ts'
import type { Draft } from './draft.ts'
import { encodeLeftLine, encodeLine, encodeRulesLine } from './journal-line.ts'
import type { StoredWrite } from './journal-line.ts'
import { lockDirectory } from './lock.ts'
import { makeDirectory } from './make-directory.ts'
import { snapshotLines } from './records.ts'
import type { StoredNamespace } from './records.ts'
import { replayFile } from './replay.ts'
import type { ReplayOptions } from './replay.ts'

/** Where the data of an emulator outlives it: a snapshot and the journals of what came after. */
export interface Store {
  /**
   * Makes a write durable before it returns: a crash of the process cannot lose it. Throws `Unavailable`
   * where it cannot be kept; nothing of it is there then.
   */
  readonly append: (namespace: string, writes: readonly StoredWrite[]) => void
  /** The same for the rules of a namespace; null where it has none of its own any more. */
  readonly appendRules: (namespace: string, rules: string | null) => void
  /** The same for what a session leaves behind; without orders where it leaves nothing any more. */
  readonly appendLeft: (namespace: string, session: string, left: Left) => void
  /** Whether the journal has grown enough to be worth a snapshot. */
  readonly isDue: () => boolean
  /** Replaces snapshot and journal by the present state before it returns; where that fails, they stay. */
  readonly snapshot: (state: ReadonlyMap<string, StoredNamespace>) => void
  /** The same in the background; what is appended meanwhile is kept as ever. */
  readonly snapshotLater: (state: ReadonlyMap<string, StoredNamespace>) => void
  /** Lets the files go without writing anything. May be called twice. */
  readonly close: () => void
}

export interface StoreOptions extends ReplayOptions {
  readonly directory: string
}

const SNAPSHOT_BYTES = 64 * 1024 * 1024

/**
 * Opens a directory and replays what is there: the newest snapshot, then the journals from its
 * generation on. A snapshot that never came to be leaves the earlier ones in force.
 */
export function openStore({ directory, onRecord, onWarning }: StoreOptions): Store {
  const unlock = takeDirectory(directory)
  const snapshotFile = (at: number) => join(directory, `snapshot-${String(at)}.jsonl`)
  const journalFile = (at: number) => join(directory, `journal-${String(at)}.jsonl`)
  removeDrafts(directory)
  const found = generationsIn(directory)
  let generation = found.newest
  let size = 0
  /** How large the journal may get; beyond that after a snapshot that could not be begun. */
  let enough = SNAPSHOT_BYTES
  let isFailing = false
  let handle: number | undefined
  let draft: Draft | undefined
  try {
    replayFile(snapshotFile(found.base), { onRecord, onWarning })
    for (let at = found.base; at <= generation; at++) {
      size = replayFile(journalFile(at), { onRecord, onWarning })
    }
    handle = openSync(journalFile(generation), 'a')
  } catch (cause) {
    unlock()
    throw cause
  }

  const closeJournal = () => {
    draft?.discard()
    draft = undefined
    if (handle !== undefined) closeSync(handle)
    handle = undefined
  }
  const append = (text: string) => {
    if (handle === undefined) throw new Error('The store is closed')
    const line = Buffer.from(text)
    try {
      writeAll(handle, line)
    } catch (cause) {
      // A disk that ran full must not leave half a line for later ones to follow.
      ftruncateSync(handle, size)
      const problem = `The data cannot be kept: ${(cause as Error).message}`
      if (!isFailing) onWarning(`${problem}. Writes are refused until there is room`)
      isFailing = true
      throw new Unavailable(problem, { cause })
    }
    isFailing = false
    size += line.length
  }
  /** From here on, writes go to a journal of the generation that the snapshot begins. */
  const beginGeneration = (state: ReadonlyMap<string, StoredNamespace>) => {
    const next = openSync(journalFile(generation + 1), 'a')
    let begun: Draft
    try {
      begun = beginDraft(snapshotFile(generation + 1), snapshotLines(state))
    } catch (cause) {
      closeSync(next)
      throw cause
    }
    closeJournal()
    generation++
    size = 0
    enough = SNAPSHOT_BYTES
    handle = next
    draft = begun
    return begun
  }
  const giveUp = (cause: unknown) => {
    draft?.discard()
    draft = undefined
    enough = size + SNAPSHOT_BYTES
    const { message } = cause as Error
    onWarning(`No snapshot could be written, the journal is kept: ${message}`)
  }
  const removeOlder = () => {
    draft = undefined
    for (const { name, at } of filesOf(directory)) {
      if (at < generation) rmSync(join(directory, name), { force: true })
    }
  }
  return {
    append(namespace, writes) {
      append(encodeLine(namespace, writes))
    },
    appendRules(namespace, rules) {
      append(encodeRulesLine(namespace, rules))
    },
    appendLeft(namespace, session, left) {
      append(encodeLeftLine(namespace, session, left))
    },
    isDue: () => draft === undefined && size > enough,
    snapshot(state) {
      try {
        beginGeneration(state).finish()
        removeOlder()
      } catch (cause) {
        giveUp(cause)
      }
    },
    snapshotLater(state) {
      try {
        beginGeneration(state).finishLater(removeOlder, giveUp)
      } catch (cause) {
        giveUp(cause)
      }
    },
    close() {
      closeJournal()
      unlock()
    },
  }
}

/** Makes the directory where there is none, and this process's own. Throws with the reason. */
function takeDirectory(directory: string): () => void {
  try {
    makeDirectory(directory)
    return lockDirectory(directory)
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === undefined) throw cause
    throw new Error(`The data cannot be kept in ${directory}: ${message}`, { cause })
  }
}

/** What a crash left of a snapshot that never came to be. */
function removeDrafts(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (/^snapshot-\d+\.jsonl\.tmp$/.test(name)) rmSync(join(directory, name))
  }
}

interface StoredFile {
  readonly name: string
  readonly kind: string
  readonly at: number
}

function filesOf(directory: string): StoredFile[] {
  return readdirSync(directory).flatMap((name) => {
    const [, kind = '', at] = /^(snapshot|journal)-(\d+)\.jsonl$/.exec(name) ?? []
    return at === undefined ? [] : [{ name, kind, at: Number(at) }]
  })
}

/** The generation of the newest snapshot, and of the newest journal. */
function generationsIn(directory: string): { readonly base: number; readonly newest: number } {
  const files = filesOf(directory)
  const base = Math.max(0, ...files.filter(({ kind }) => kind === 'snapshot').map(({ at }) => at))
  return { base, newest: Math.max(base, ...files.map(({ at }) => at)) }
}
