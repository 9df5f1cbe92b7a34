import { onMounted, onUnmounted, shallowRef, type Ref } from 'vue'
import { useTimelineStore } from '@/stores/timeline'

/** What is said stands in the first part that is marked `data-talk`, and is written in the other. */
const scrollerOf = (part: HTMLElement) => part.querySelector('[role=log]')
/** Closer than this to its end the conversation is being read there. */
const SLACK_PX = 48

/** What lies over a conversation, from where that begins: it cannot be reached, and nothing in it counts as read. */
export function useCover(cover: Readonly<Ref<HTMLElement | null>>) {
  const timelineStore = useTimelineStore()
  const top = shallowRef('var(--bar)')
  let covered: readonly HTMLElement[] = []
  let list: HTMLElement | undefined
  const observer = new ResizeObserver(() => {
    if (list) top.value = `${list.offsetTop}px`
  })

  onMounted(() => {
    const { parentElement } = cover.value ?? {}
    covered = [...(parentElement?.querySelectorAll<HTMLElement>(':scope > [data-talk]') ?? [])]
    list = covered.find((element) => scrollerOf(element))
    for (const element of covered) element.inert = true
    if (list) observer.observe(list)
    timelineStore.setAtEnd(false)
  })
  onUnmounted(() => {
    observer.disconnect()
    for (const element of covered) element.inert = false
    const scroller = list && scrollerOf(list)
    if (!scroller?.isConnected) return
    const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight
    timelineStore.setAtEnd(below <= SLACK_PX)
  })

  return { top }
}
