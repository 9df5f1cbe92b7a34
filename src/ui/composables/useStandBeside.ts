import { shallowRef, type Ref } from 'vue'

const GAP_PX = 4

/** Puts what pops up below what it belongs to, or above where there is no room below; always in sight. */
export function useStandBeside(popup: Readonly<Ref<HTMLElement | null>>) {
  const place = shallowRef({})

  function stand(beside: HTMLElement) {
    const box: DOMRect | undefined = popup.value?.getBoundingClientRect()
    if (!box) return
    const anchor: DOMRect = beside.getBoundingClientRect()
    const below = anchor.bottom + GAP_PX
    const top = below + box.height <= innerHeight ? below : anchor.top - GAP_PX - box.height
    const left = Math.min(anchor.left, innerWidth - box.width - GAP_PX)
    place.value = { top: `${Math.max(GAP_PX, top)}px`, left: `${Math.max(GAP_PX, left)}px` }
  }

  return { place, stand }
}
