import type { SearchSource, SourceRoom } from '@/adapters/idb/search-source'
import type { Message } from '@/domain/message/message'
import type { SearchIndex } from '@/domain/search/search-index'
import type { MessageId, RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

export interface ReadingState {
  readonly total: number
  readonly isComplete: boolean
  readonly skipped: number
}

/** Keeps an index in step with the replica on the disk. */
export interface ReplicaReading {
  readonly state: ReadingState
  onProgress(listener: () => void): Unsubscribe
  /** Reads what is new or different on the disk; while it is at it, once more afterwards. */
  start(): void
  /** The page has told of these: they need not be read again, and are not old news. */
  noteTold(messages: readonly Message[]): void
  noteForgotten(room: RoomId): void
}

interface Parts {
  readonly index: SearchIndex
  readonly open: (onGone: () => void) => Promise<SearchSource>
}

export function readReplica({ index, open }: Parts): ReplicaReading {
  const listeners = new Set<() => void>()
  /** What of each room has been read or told: its newest change, and records that are none. */
  const newestChange = new Map<RoomId, number>()
  const skipped = new Map<RoomId, number>()
  let state: ReadingState = { total: 0, isComplete: false, skipped: 0 }
  let source: SearchSource | undefined
  let isRunning = false
  let isWanted = false
  /** The room that is being read, and which of its messages are there. */
  let current: { readonly room: RoomId; readonly seen: Set<MessageId> } | undefined

  function tell(next: Partial<ReadingState>) {
    const unreadable = [...skipped.values()].reduce((sum, each) => sum + each, 0)
    state = { ...state, ...next, skipped: unreadable }
    for (const listener of listeners) listener()
  }

  async function run() {
    isRunning = true
    try {
      while (isWanted) {
        isWanted = false
        source ??= await open(() => (source = undefined))
        await readAll(source)
        tell({ isComplete: true })
      }
    } catch {
      // The database was taken away or cannot be opened: what is indexed can still be searched.
      source = undefined
      tell({ isComplete: true })
    } finally {
      isRunning = false
    }
  }

  async function readAll(from: SearchSource) {
    const rooms = await from.readRooms()
    const there = new Set(rooms.map(({ room }) => room))
    for (const room of index.rooms()) if (!there.has(room)) forget(room)
    const changed = rooms.filter(isChanged)
    const total = rooms.reduce((sum, { count }) => sum + count, 0)
    tell({ total, isComplete: changed.length === 0 })
    for (const room of changed) await readRoom(from, room)
  }

  function isChanged({ room, count, cursor }: SourceRoom): boolean {
    const isSameSize = count === index.sizeOf(room) + (skipped.get(room) ?? 0)
    return !isSameSize || cursor > (newestChange.get(room) ?? 0)
  }

  async function readRoom(from: SearchSource, { room, cursor }: SourceRoom) {
    const pass = { room, seen: new Set<MessageId>() }
    current = pass
    let unreadable = 0
    for await (const chunk of from.readMessages(room)) {
      // The room was forgotten while it was read.
      if (current !== pass) return
      index.put(chunk.messages)
      for (const { id } of chunk.messages) pass.seen.add(id)
      unreadable += chunk.skipped
      tell({})
    }
    current = undefined
    skipped.set(room, unreadable)
    newestChange.set(room, Math.max(cursor, newestChange.get(room) ?? 0))
    const gone = index.idsOf(room).filter((id) => !pass.seen.has(id))
    index.remove(room, gone)
  }

  function forget(room: RoomId) {
    index.forget(room)
    skipped.delete(room)
    newestChange.delete(room)
  }

  return {
    get state() {
      return state
    },
    onProgress(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start() {
      isWanted = true
      if (!isRunning) void run()
    },
    noteTold(messages) {
      for (const { room, id, updatedAt } of messages) {
        newestChange.set(room, Math.max(updatedAt, newestChange.get(room) ?? 0))
        if (current?.room === room) current.seen.add(id)
      }
    },
    noteForgotten(room) {
      forget(room)
      if (current?.room === room) current = undefined
    },
  }
}
