import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { comparePositions } from '@/domain/message/message'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { MessageId } from '@/shared/ids'
import { useTimelineStore } from '@/stores/timeline'

/** So many can be selected at once: each of them is a row of the outbox when it is forwarded. */
export const MAX_SELECTED = 50

/** Messages of the room on screen that something is to be done with. Its code loads with the first of them. */
export const useSelectionStore = defineStore('selection', () => {
  const timelineStore = useTimelineStore()
  const picked = shallowRef<ReadonlyMap<MessageId, TimelineEntry>>(new Map())

  /** As they are now, oldest first. What is deleted meanwhile is none of them any more. */
  const selected = computed(() => {
    const now = new Map(timelineStore.entries.map((entry) => [entry.id, entry]))
    return [...picked.value.values()]
      .map((entry) => now.get(entry.id) ?? entry)
      .filter(({ deletedAt }) => deletedAt === undefined)
      .sort(comparePositions)
  })
  const isFull = computed(() => selected.value.length >= MAX_SELECTED)

  function toggle(entry: TimelineEntry) {
    const next = new Map(picked.value)
    if (!next.delete(entry.id) && !isFull.value) next.set(entry.id, entry)
    picked.value = next
  }

  return {
    picked,
    selected,
    isFull,
    toggle,
    isSelected: (id: MessageId) => picked.value.has(id),
    clear: () => (picked.value = new Map()),
  }
})
