import { computed, onScopeDispose, shallowRef, watch, type Ref } from 'vue'
import { layTiles } from '@/ui/views/call/lay-tiles'

/** The size of each of the tiles in a list, as custom properties, whatever becomes of the space for it. */
export function useTileSize(list: Readonly<Ref<HTMLElement | null>>, count: () => number) {
  const space = shallowRef<{ width: number; height: number; gap: number }>()
  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return
    const { width, height } = entry.contentRect
    space.value = { width, height, gap: parseFloat(getComputedStyle(entry.target).columnGap) || 0 }
  })
  watch(list, (element) => {
    observer.disconnect()
    if (element) observer.observe(element)
  })
  onScopeDispose(() => observer.disconnect())

  return computed(() => {
    if (!space.value) return {}
    const { width, height } = layTiles(count(), space.value)
    return { '--tile-inline': `${width}px`, '--tile-block': `${height}px` }
  })
}
