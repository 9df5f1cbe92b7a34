import type { Stretch } from '@/domain/message/history'
import { comparePositions } from '@/domain/message/message'
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
  for (
    let next = waiting[0];
    next && complete && touches(complete, next.complete);
    next = waiting[0]
  ) {
    waiting.shift()
    for (const message of next.messages) messages.set(message.id, message)
    complete = spanOf(complete, next.complete)
    cursor = Math.max(cursor ?? 0, next.cursor ?? 0) || undefined
  }
  return { messages: [...messages.values()], complete, cursor }
}

/** Whether the later stretch begins no later than where the earlier one ends. */
function touches(a: Stretch, b: Stretch | undefined): b is Stretch {
  return b !== undefined && comparePositions(b.from, a.to) <= 0
}

function spanOf(a: Stretch, b: Stretch | undefined): Stretch {
  if (!b) return a
  return {
    from: comparePositions(b.from, a.from) < 0 ? b.from : a.from,
    to: comparePositions(b.to, a.to) > 0 ? b.to : a.to,
  }
}
