import {
  elementScroll,
  measureElement,
  useVirtualizer,
  type Virtualizer,
} from '@tanstack/vue-virtual'
import { computed, nextTick, onMounted, shallowRef, watch, type Ref } from 'vue'
import { DRAWN_SIDE, ratioOf } from '@/domain/picture/picture-space'
import type { TimelineRow } from '@/ui/components/message/timeline-rows'

/** Closer than this to the end counts as reading the newest message. */
const END_SLACK_PX = 64
/** Older messages are asked for while this many rows are still above the screen. */
const ROWS_BEFORE_TOP = 12
const OVERSCAN = 8
const LINE_PX = 23
const CHARACTERS_A_LINE = 46

/** Before the first message there are at most a beginning, a day and the new-message line. */
const HEAD_ROWS = 4

interface ListEvents {
  readonly onAtEnd: (isAtEnd: boolean) => void
  readonly onNearTop: () => void
  readonly onNearBottom: () => void
}

interface ListPlace {
  /** The list ends somewhere in the past. */
  readonly hasNewer: boolean
  /** To be shown in the middle of the screen. */
  readonly target: { readonly id: string } | undefined
}

/** A guess that is near enough for the scroll bar; the real height is measured when shown. */
function estimateHeight(row: TimelineRow | undefined): number {
  if (row?.kind !== 'message') return row?.kind === 'beginning' ? 120 : 44
  const lines = Math.ceil(row.entry.text.length / CHARACTERS_A_LINE)
  const { blob } = row.entry
  return (
    (row.startsGroup ? 47 : 16) +
    lines * LINE_PX +
    (blob ? DRAWN_SIDE / Math.max(1, ratioOf(blob)) : 0)
  )
}

const isMessage = (row: TimelineRow): boolean => row.kind === 'message'

/**
 * The virtualizer scrolls before Vue has drawn the list's new height, and the browser would cut off
 * what lies beyond the old one: a page of older messages would move what is being read.
 */
function scrollWithinNewHeight(
  offset: number,
  options: Parameters<typeof elementScroll>[1],
  instance: Virtualizer<HTMLElement, HTMLElement>,
) {
  const rows = instance.scrollElement?.firstElementChild
  if (rows instanceof HTMLElement) rows.style.height = `${instance.getTotalSize()}px`
  elementScroll(offset, options, instance)
}

/**
 * Rows are measured all at once, by the observer that runs before each frame. One by one as they are drawn, each
 * would have the whole list laid out anew.
 */
const measureTogether: typeof measureElement = (element, entry, instance) => {
  if (entry) return measureElement(element, entry, instance)
  const index = instance.indexFromElement(element)
  const { getItemKey, estimateSize } = instance.options
  return instance.itemSizeCache.get(getItemKey(index)) ?? estimateSize(index)
}

/** The rows of a conversation in chat mode: anchored at the end, still while older ones arrive. */
export function useMessageVirtualizer(
  scroller: Readonly<Ref<HTMLElement | null>>,
  rows: Readonly<Ref<readonly TimelineRow[]>>,
  place: ListPlace,
  { onAtEnd, onNearTop, onNearBottom }: ListEvents,
) {
  const isPlaced = shallowRef(false)
  /** What is out of sight is drawn once what is in sight has been. */
  const overscan = shallowRef(1)
  const isAtEnd = shallowRef(true)
  const isNearTop = shallowRef(false)

  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>(
    computed(() => {
      const current = rows.value
      return {
        count: current.length,
        getScrollElement: () => scroller.value,
        // It ends where reading most often goes on: what is above need not be drawn first.
        initialOffset: () => current.reduce((height, row) => height + estimateHeight(row), 0),
        estimateSize: (index: number) => estimateHeight(current[index]),
        getItemKey: (index: number) => current[index]?.key ?? index,
        measureElement: measureTogether,
        overscan: overscan.value,
        anchorTo: 'end' as const,
        followOnAppend: !place.hasNewer,
        scrollEndThreshold: END_SLACK_PX,
        paddingEnd: 8,
        scrollToFn: scrollWithinNewHeight,
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

  /** Where reading goes on: where it was jumped to, at the new-message line, or at the end. */
  async function settle() {
    await nextTick()
    const found = rows.value.findIndex((row) => row.key === place.target?.id)
    const line = rows.value.findIndex((row) => row.kind === 'new')
    if (found >= 0) virtualizer.value.scrollToIndex(found, { align: 'center' })
    else if (line >= 0) virtualizer.value.scrollToIndex(line, { align: 'start' })
    else scrollToEnd()
    isPlaced.value = true
    look()
  }

  let height = 0
  function look() {
    if (!isPlaced.value) return
    const isResized = height !== scroller.value?.clientHeight
    height = scroller.value?.clientHeight ?? 0
    // The keyboard came up, or the composer grew: who was at the end stays there.
    if (isResized && isAtEnd.value) {
      scrollToEnd()
      return
    }
    isAtEnd.value = virtualizer.value.isAtEnd(END_SLACK_PX)
    // `range` is that of the last drawing; after older messages came it would ask for more at once.
    const range = virtualizer.value.calculateRange()
    isNearTop.value = (range?.startIndex ?? 0) < ROWS_BEFORE_TOP
    if (isNearTop.value) onNearTop()
    if ((range?.endIndex ?? 0) > rows.value.length - ROWS_BEFORE_TOP) onNearBottom()
  }

  const hasMessages = computed(() => rows.value.slice(0, HEAD_ROWS).some(isMessage))
  const hasNewLine = computed(() => rows.value.some((row) => row.kind === 'new'))

  // The first messages of a room that was empty here, and what was missed while it was not on
  // screen, come from the network a moment after the room has opened.
  watch(hasMessages, (has) => has && settle(), { flush: 'post' })
  watch(hasNewLine, (has) => has && isAtEnd.value && settle(), { flush: 'post' })
  watch(
    () => place.target,
    (target) => target && settle(),
    { flush: 'post' },
  )
  watch(virtualizer, look)
  watch(isAtEnd, onAtEnd, { immediate: true })
  onMounted(() => {
    requestAnimationFrame(() => setTimeout(() => (overscan.value = OVERSCAN), 0))
    return settle()
  })

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
