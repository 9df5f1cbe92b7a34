import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, nextTick, onMounted, shallowRef, watch, type Ref } from 'vue'
import type { TimelineRow } from '@/ui/components/message/timeline-rows'

/** Closer than this to the end counts as reading the newest message. */
const END_SLACK_PX = 64
/** Older messages are asked for while this many rows are still above the screen. */
const ROWS_BEFORE_TOP = 12
const OVERSCAN = 8
const LINE_PX = 23
const CHARACTERS_A_LINE = 46

interface ListEvents {
  readonly onAtEnd: (isAtEnd: boolean) => void
  readonly onNearTop: () => void
}

/** A guess that is near enough for the scroll bar; the real height is measured when shown. */
function estimateHeight(row: TimelineRow | undefined): number {
  if (row?.kind !== 'message') return row?.kind === 'beginning' ? 120 : 44
  const lines = Math.ceil(row.entry.text.length / CHARACTERS_A_LINE)
  return (row.startsGroup ? 47 : 16) + lines * LINE_PX
}

/** The rows of a conversation in chat mode: anchored at the end, still while older ones arrive. */
export function useMessageVirtualizer(
  scroller: Readonly<Ref<HTMLElement | null>>,
  rows: Readonly<Ref<readonly TimelineRow[]>>,
  { onAtEnd, onNearTop }: ListEvents,
) {
  const isPlaced = shallowRef(false)
  const isAtEnd = shallowRef(true)
  const isNearTop = shallowRef(false)

  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>(
    computed(() => {
      const current = rows.value
      return {
        count: current.length,
        getScrollElement: () => scroller.value,
        estimateSize: (index: number) => estimateHeight(current[index]),
        getItemKey: (index: number) => current[index]?.key ?? index,
        overscan: OVERSCAN,
        anchorTo: 'end' as const,
        followOnAppend: true,
        scrollEndThreshold: END_SLACK_PX,
        paddingEnd: 8,
      }
    }),
  )

  const items = computed(() => virtualizer.value.getVirtualItems())
  const totalHeight = computed(() => virtualizer.value.getTotalSize())

  /** When the topmost message in sight was sent, while the list moves. */
  const passingAt = computed(() => {
    const { isScrolling, scrollOffset } = virtualizer.value
    if (!isScrolling || isAtEnd.value) return undefined
    const top = virtualizer.value.getVirtualItemForOffset(scrollOffset ?? 0)
    const row = rows.value[top?.index ?? 0]
    return row?.kind === 'message' ? row.entry.at : undefined
  })

  function scrollToEnd() {
    virtualizer.value.scrollToEnd()
  }

  /** Where reading goes on: at the new-message line, or at the end. */
  async function place() {
    await nextTick()
    const line = rows.value.findIndex((row) => row.kind === 'new')
    if (line >= 0) virtualizer.value.scrollToIndex(line, { align: 'start' })
    else scrollToEnd()
    isPlaced.value = true
    look()
  }

  function look() {
    if (!isPlaced.value) return
    isAtEnd.value = virtualizer.value.isAtEnd(END_SLACK_PX)
    // `range` is that of the last drawing; after older messages came it would ask for more at once.
    const first = virtualizer.value.calculateRange()?.startIndex ?? 0
    isNearTop.value = first < ROWS_BEFORE_TOP
    if (isNearTop.value) onNearTop()
  }

  watch(virtualizer, look)
  watch(isAtEnd, onAtEnd, { immediate: true })
  onMounted(place)

  return {
    items,
    totalHeight,
    isAtEnd,
    isNearTop,
    passingAt,
    scrollToEnd,
    measure: (element: unknown) => {
      virtualizer.value.measureElement(element instanceof HTMLElement ? element : null)
    },
  }
}
