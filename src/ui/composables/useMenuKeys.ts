import type { Ref } from 'vue'

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
}

/** The keys of a menu: arrows go from item to item and around, Home and End to the ends. */
export function useMenuKeys(menu: Readonly<Ref<HTMLElement | null>>) {
  const items = () => [...(menu.value?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]

  function onKeydown(event: KeyboardEvent) {
    const all = items()
    const place = all.findIndex((item) => item === document.activeElement)
    const step = STEPS[event.key]
    let next: HTMLElement | undefined
    if (step !== undefined) next = all[(place + step + all.length) % all.length]
    if (event.key === 'Home') next = all[0]
    if (event.key === 'End') next = all.at(-1)
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return { onKeydown, focusFirst: () => items()[0]?.focus() }
}
