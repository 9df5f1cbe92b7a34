import type { Membership } from '@/domain/room/room'
import type { CachedRoom } from '@/domain/replica/replica'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { Services } from '@/stores/services'

/** In a lively room, reading is told this often and no more. */
export const MARK_READ_MS = 1000

export interface ReadMarker {
  begin(mine: Membership | undefined): void
  end(): void
  setAtEnd(isAtEnd: boolean): void
  isAtEnd(): boolean
  /** At once, and not in a moment: whoever answers has read it. */
  tell(): void
  /** Up to when the room had been read before it was opened this time. */
  readAtOnOpening(): number | undefined
  /** Notes that everything up to `newest` (server time) has been seen, if it has. */
  mark(room: CachedRoom, newest: number | undefined): void
}

/** Read means: the newest message is in sight, on a page that someone looks at. */
export function createReadMarker({
  person,
  clock,
  attention,
}: Pick<Services, 'person' | 'clock' | 'attention'>): ReadMarker {
  let atEnd = false
  let readAtOnOpening: number | undefined
  let latest: { room: CachedRoom; newest: number } | undefined
  let cancel: Unsubscribe | undefined

  function tell() {
    cancel?.()
    cancel = undefined
    if (!latest || !atEnd || !attention.isVisible()) return
    const { room, newest } = latest
    latest = undefined
    const readCount = room.state?.count
    if (readCount === undefined || (room.mine?.readCount ?? 0) >= readCount) return
    void person.value?.sync.value?.markRead(room.id, { readAt: newest, readCount })
  }

  attention.watch(() => {
    if (attention.isVisible()) tell()
  })

  return {
    begin(mine) {
      readAtOnOpening = mine?.readAt
    },
    end() {
      tell()
      cancel?.()
      cancel = undefined
      latest = undefined
      atEnd = false
      readAtOnOpening = undefined
    },
    setAtEnd(next) {
      // What was in sight has been read, even if the reader scrolls away at once.
      if (!next) tell()
      atEnd = next
    },
    tell,
    isAtEnd: () => atEnd && attention.isVisible(),
    readAtOnOpening: () => readAtOnOpening,
    mark(room, newest) {
      if (!atEnd || newest === undefined) return
      latest = { room, newest }
      cancel ??= clock.after(MARK_READ_MS, tell)
    },
  }
}
