import { computed } from 'vue'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { MessageId } from '@/shared/ids'
import { toTimelineRows } from '@/ui/components/message/timeline-rows'

interface RowSource {
  readonly entries: readonly TimelineEntry[]
  readonly firstUnread: MessageId | undefined
  readonly hasOlder: boolean
}

/** The rows of the conversation, remembering where pages of older messages were joined. */
export function useTimelineRows(source: RowSource) {
  const seams = new Set<MessageId>()

  return computed(() => {
    const { entries, firstUnread, hasOlder } = source
    const oldest = entries[0]
    if (oldest && hasOlder) seams.add(oldest.id)
    return toTimelineRows(entries, { firstUnread, hasOlder, seams })
  })
}
