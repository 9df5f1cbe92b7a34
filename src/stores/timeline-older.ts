import { shallowRef, type ShallowRef } from 'vue'
import { newestStretch } from '@/domain/message/history'
import { comparePositions } from '@/domain/message/message'
import { mergeStored, type TimelineEntry } from '@/domain/message/timeline'
import type { RoomId } from '@/shared/ids'
import type { Services } from '@/stores/services'

/** Without a connection, so much comes from the disk at once. */
const PAGE = 60

interface OlderView {
  readonly person: Services['person']
  readonly room: Readonly<ShallowRef<RoomId | undefined>>
  readonly stored: ShallowRef<readonly TimelineEntry[]>
  readonly hasNewer: Readonly<ShallowRef<boolean>>
  /** What stood beyond a gap was taken away. */
  readonly onTrimmed: () => void
}

/** What lies above the conversation on screen. */
export function createOlderPages({ person, room, stored, hasNewer, onTrimmed }: OlderView) {
  const hasOlder = shallowRef(false)
  const isLoading = shallowRef(false)
  const problem = shallowRef<'offline'>()

  /**
   * What has come may lie beyond a gap: then it stands alone, and what was said before it comes by
   * scrolling there. A first window, or a gap that has closed, changes what lies above.
   */
  async function refresh() {
    const id = room.value
    const current = person.value
    // A window in the past is as it was read.
    if (!id || !current || hasNewer.value) return
    const whole = newestStretch(await current.replica.readHistory(id))
    if (room.value !== id) return
    const first = stored.value[0]
    if (whole && first && comparePositions(first, whole.from) < 0) {
      stored.value = stored.value.filter((entry) => comparePositions(entry, whole.from) >= 0)
      onTrimmed()
    }
    const oldest = stored.value[0]
    const page = await current.replica.readPage(id, oldest, 1)
    if (room.value === id && stored.value[0] === oldest)
      hasOlder.value = page.before !== 'beginning' || page.messages.length > 0
  }

  async function load() {
    const id = room.value
    const oldest = stored.value[0]
    const current = person.value
    if (!id || !oldest || !current || isLoading.value || !hasOlder.value) return
    isLoading.value = true
    problem.value = undefined
    try {
      const sync = current.sync.value
      const page = sync
        ? await sync.loadOlder(id, oldest)
        : ({ kind: 'page', page: await current.replica.readPage(id, oldest, PAGE) } as const)
      // Meanwhile another room, or a gap has opened above what is shown.
      if (room.value !== id || stored.value[0]?.id !== oldest.id) return
      if (
        page.kind === 'offline' ||
        (page.page.before === 'gap' && page.page.messages.length === 0)
      ) {
        problem.value = 'offline'
        return
      }
      stored.value = mergeStored(stored.value, page.page.messages)
      hasOlder.value = page.page.before !== 'beginning'
    } finally {
      isLoading.value = false
    }
  }

  return { hasOlder, isLoading, problem, refresh, load }
}
