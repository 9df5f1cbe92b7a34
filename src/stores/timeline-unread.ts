import { shallowRef, type ShallowRef } from 'vue'
import { comparePositions, type Message, type Position } from '@/domain/message/message'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { CachedRoom } from '@/domain/replica/replica'
import type { MessageId } from '@/shared/ids'
import { createReadMarker } from '@/stores/read-marker'
import type { Services } from '@/stores/services'

interface UnreadView {
  readonly stored: Readonly<ShallowRef<readonly TimelineEntry[]>>
  readonly hasNewer: Readonly<ShallowRef<boolean>>
  /** The room on screen, where it can be read. */
  readonly readable: () => CachedRoom | undefined
}

/** What of the conversation on screen is new to the person: where it begins, and what of it is out of sight. */
export function createUnread(services: Services, { stored, hasNewer, readable }: UnreadView) {
  const firstUnread = shallowRef<MessageId>()
  const newBelow = shallowRef(0)
  const marker = createReadMarker(services)
  let isListAtEnd = false

  const me = () => services.person.value?.account.id

  function findFirst() {
    const readAt = marker.readAtOnOpening()
    if (readAt === undefined || firstUnread.value || hasNewer.value) return
    firstUnread.value = stored.value.find(({ at, from }) => at > readAt && from !== me())?.id
  }

  function findAnew() {
    firstUnread.value = undefined
    findFirst()
  }

  function markSoon() {
    const cached = readable()
    if (cached) marker.mark(cached, stored.value.at(-1)?.at)
  }

  // What came while nobody looked is in sight now.
  services.attention.watch(() => {
    if (marker.isAtEnd()) newBelow.value = 0
  })

  function setAtEnd(isAtEnd = isListAtEnd) {
    isListAtEnd = isAtEnd
    const isLatest = isAtEnd && !hasNewer.value
    marker.setAtEnd(isLatest)
    if (isLatest) newBelow.value = 0
    markSoon()
  }

  return {
    ...{ firstUnread, newBelow, findFirst, findAnew, markSoon, setAtEnd },
    begin: (mine: CachedRoom['mine']) => marker.begin(mine),
    tell: () => marker.tell(),
    /** A reconnect brings the last one known along, and a change is no news. */
    count(messages: readonly Message[], newestBefore: Position | undefined) {
      if (marker.isAtEnd()) return
      newBelow.value += messages.filter(
        (message) =>
          message.from !== me() && (!newestBefore || comparePositions(message, newestBefore) > 0),
      ).length
    },
    end() {
      firstUnread.value = undefined
      newBelow.value = 0
      marker.end()
    },
  }
}
