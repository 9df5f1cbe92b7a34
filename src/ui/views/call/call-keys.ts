import { onScopeDispose } from 'vue'
import { useCallStore } from '@/stores/call'

/** M mutes, V shows or hides the camera, while a call goes on and nothing is being typed. */
export function useCallKeys(): void {
  const callStore = useCallStore()

  function onKey(event: KeyboardEvent) {
    const own = callStore.own
    if (!own || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (event.target instanceof HTMLElement && isTypedInto(event.target)) return
    const key = event.key.toLowerCase()
    const { isMuted, hasCamera } = own.shown.value
    if (key === 'm') void own.setMuted(!isMuted)
    else if (key === 'v') void own.setCamera(!hasCamera)
  }

  document.addEventListener('keydown', onKey)
  onScopeDispose(() => document.removeEventListener('keydown', onKey))
}

const isTypedInto = (element: HTMLElement) =>
  element.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName)
