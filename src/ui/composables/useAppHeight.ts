import { onScopeDispose } from 'vue'

/** Less than this is the browser's own bars moving, which `dvh` follows by itself. */
const KEYBOARD_PX = 120

/** Where the keyboard lies over the page instead of resizing it, the page makes room itself. */
export function useAppHeight() {
  const viewport = window.visualViewport
  if (!viewport) return

  function fit() {
    if (!viewport) return
    const root = document.documentElement
    const isCovered = window.innerHeight - viewport.height * viewport.scale > KEYBOARD_PX
    if (isCovered && viewport.scale === 1) {
      root.style.setProperty('--app-height', `${viewport.height}px`)
      window.scrollTo(0, 0)
    } else root.style.removeProperty('--app-height')
  }

  viewport.addEventListener('resize', fit)
  onScopeDispose(() => viewport.removeEventListener('resize', fit))
}
