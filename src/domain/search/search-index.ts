import type { Message } from '@/domain/message/message'
import { fold } from '@/domain/search/fold'
import { createFinder } from '@/domain/search/match'
import type { IndexQuery } from '@/domain/search/search-query'
import type { MessageId, RoomId } from '@/shared/ids'

/** A message with its text as search compares it. */
interface Entry {
  readonly message: Message
  readonly folded: string
}

export interface SearchIndex {
  readonly size: number
  sizeOf(room: RoomId): number
  rooms(): readonly RoomId[]
  idsOf(room: RoomId): readonly MessageId[]
  /** Adds messages, or replaces what is known of them by what is newer. */
  put(messages: readonly Message[]): void
  remove(room: RoomId, ids: Iterable<MessageId>): void
  forget(room: RoomId): void
  /**
   * Goes through the messages a portion at a time, and gives those of it that match. Whoever walks
   * decides between portions whether other work comes first.
   */
  look(query: IndexQuery): Generator<readonly Message[], void, void>
}

/** So many are looked at between two chances for other work: a millisecond or so. */
const PORTION = 10_000
const LINK = /(?:https?:\/\/|www\.)\S|\S@\S+\.\S/

/**
 * The folded texts of all messages, looked through one by one. That is exact for every script, and
 * at 100,000 messages faster than a person types; see docs/decisions/0006-search-by-scan.md.
 */
export function createSearchIndex(): SearchIndex {
  const shelves = new Map<RoomId, Map<MessageId, Entry>>()
  let size = 0

  function drop(room: RoomId, id: MessageId) {
    if (shelves.get(room)?.delete(id)) size--
  }

  function shelfOf(room: RoomId): Map<MessageId, Entry> {
    const shelf = shelves.get(room) ?? new Map<MessageId, Entry>()
    shelves.set(room, shelf)
    return shelf
  }

  function* look(query: IndexQuery) {
    const isMatch = createMatcher(query)
    const asked = query.rooms ? query.rooms.map((room) => shelves.get(room)) : shelves.values()
    let found: Message[] = []
    let looked = 0
    for (const shelf of asked) {
      for (const entry of shelf?.values() ?? []) {
        if (isMatch(entry)) found.push(entry.message)
        if (++looked % PORTION > 0) continue
        yield found
        found = []
      }
    }
    yield found
  }

  return {
    get size() {
      return size
    },
    sizeOf: (room) => shelves.get(room)?.size ?? 0,
    rooms: () => [...shelves.keys()],
    idsOf: (room) => [...(shelves.get(room)?.keys() ?? [])],
    put(messages) {
      for (const message of messages) {
        const shelf = shelfOf(message.room)
        const known = shelf.get(message.id)
        if (known && known.message.updatedAt > message.updatedAt) continue
        if (!known) size++
        const folded = fold(message.text)
        shelf.set(message.id, { message, folded })
      }
    },
    remove(room, ids) {
      for (const id of ids) drop(room, id)
    },
    forget(room) {
      size -= shelves.get(room)?.size ?? 0
      shelves.delete(room)
    },
    look,
  }
}

function createMatcher({ terms, from, before, after, hasLink }: IndexQuery) {
  const finders = terms.map(createFinder)
  const senders = from && new Set(from)
  return ({ message, folded }: Entry): boolean => {
    // Kept, so that the replica and the index count the same, and never found.
    if (message.deletedAt !== undefined) return false
    if (before !== undefined && message.at >= before) return false
    if (after !== undefined && message.at < after) return false
    if (senders && !senders.has(message.from)) return false
    for (const find of finders) if (find(folded) < 0) return false
    return !hasLink || LINK.test(folded)
  }
}
