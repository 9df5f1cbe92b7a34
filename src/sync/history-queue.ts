import { touches, union } from '@/domain/message/history'
import type { HistoryUpdate } from '@/domain/replica/replica'

export interface HistoryQueue {
  add(update: HistoryUpdate): void
  /** Settles when everything added so far has been written. */
  settled(): Promise<void>
}

/**
 * Writes updates one at a time, so that cursor and stretches only ever move on. What comes while one
 * is being written is written together with the next: a burst costs few transactions. `write` must
 * not reject.
 */
export function createHistoryQueue(write: (update: HistoryUpdate) => Promise<void>): HistoryQueue {
  const waiting: HistoryUpdate[] = []
  let isWriting = false
  let writing = Promise.resolve()

  async function drain() {
    for (let next = takeJoined(waiting); next; next = takeJoined(waiting)) await write(next)
    isWriting = false
  }

  return {
    add(update) {
      waiting.push(update)
      if (isWriting) return
      isWriting = true
      writing = drain()
    },
    settled: () => writing,
  }
}

/** The first update, and with it those that follow without a gap; `undefined` when there is none. */
function takeJoined(waiting: HistoryUpdate[]): HistoryUpdate | undefined {
  const first = waiting.shift()
  if (!first) return undefined
  // A message that came twice counts as it came last.
  const messages = new Map(first.messages.map((message) => [message.id, message]))
  let { complete, cursor } = first
  for (let next = waiting[0]; complete && next?.complete; next = waiting[0]) {
    if (!touches(complete, next.complete)) break
    waiting.shift()
    for (const message of next.messages) messages.set(message.id, message)
    complete = union(complete, next.complete)
    cursor = Math.max(cursor ?? 0, next.cursor ?? 0) || undefined
  }
  return { messages: [...messages.values()], complete, cursor }
}
