import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { Services } from '@/stores/services'

/** Typing rests this long before the draft is written. */
export const DRAFT_REST_MS = 250

export interface DraftKeeper {
  keep(room: RoomId, text: string): void
  /** Writes now what waits to be written. */
  flush(): void
}

/** Drafts on disk, one write per pause in typing. A draft that cannot be kept stays on screen. */
export function createDraftKeeper({
  person,
  clock,
  attention,
}: Pick<Services, 'person' | 'clock' | 'attention'>): DraftKeeper {
  let waiting: { room: RoomId; text: string; cancel: Unsubscribe } | undefined

  function flush() {
    if (!waiting) return
    const { room, text, cancel } = waiting
    waiting = undefined
    cancel()
    void person.value?.replica.putDraft(room, text).catch(() => undefined)
  }

  // The page may be gone right after it was hidden.
  attention.watch(flush)

  return {
    keep(room, text) {
      if (waiting && waiting.room !== room) flush()
      waiting?.cancel()
      waiting = { room, text, cancel: clock.after(DRAFT_REST_MS, flush) }
    },
    flush,
  }
}
