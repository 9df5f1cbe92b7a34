import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { Services } from '@/stores/services'

/** While typing goes on, the draft is written this often. */
export const DRAFT_REST_MS = 250

export interface DraftKeeper {
  keep(room: RoomId, text: string): void
  /** Writes now what waits to be written. */
  flush(): void
  /** Whether something typed in this room is still to be written. */
  isWaiting(room: RoomId): boolean
}

/** Drafts on disk, few writes however much is typed. A draft that cannot be kept stays on screen. */
export function createDraftKeeper({
  person,
  clock,
  attention,
  lastDraft,
}: Pick<Services, 'person' | 'clock' | 'attention' | 'lastDraft'>): DraftKeeper {
  let waiting: { room: RoomId; text: string; cancel: Unsubscribe } | undefined

  function flush() {
    if (!waiting) return
    const { room, text, cancel } = waiting
    waiting = undefined
    cancel()
    const current = person.value
    if (!current) return
    const draft = { room, text, at: current.serverNow() }
    current.replica
      .putDraft(draft)
      .then(() => {
        current.changes.emit({ kind: 'draft', draft })
        if (!waiting) lastDraft.write(undefined)
      })
      .catch(() => undefined)
  }

  // The page may be gone right after it was hidden.
  attention.watch(flush)

  return {
    keep(room, text) {
      if (waiting && waiting.room !== room) flush()
      const user = person.value?.account.id
      if (user) lastDraft.write({ user, room, text })
      // Written at intervals while typing goes on, not only once it rests.
      waiting = { room, text, cancel: waiting?.cancel ?? clock.after(DRAFT_REST_MS, flush) }
      // Sent: a device that still had the words would go on with what was said.
      if (text === '') flush()
    },
    flush,
    isWaiting: (room) => waiting?.room === room,
  }
}
