import { onScopeDispose, shallowRef } from 'vue'
import { openEarlyField } from '@/ui/components/app/early-field'
import { useI18n } from '@/ui/locales/i18n'

/** Ctrl or ⌘ with K leads anywhere, `?` says which keys there are. */
export function useShellKeys() {
  const { t } = useI18n()
  const surface = shallowRef<'palette' | 'shortcuts'>()

  function onKey(event: KeyboardEvent) {
    const isCommand = event.ctrlKey || event.metaKey
    const isPalette = isCommand && !event.shiftKey && !event.altKey && event.code === 'KeyK'
    const isWriting = (event.target as Element).matches('input, textarea')
    if (!isPalette && (event.key !== '?' || isCommand || isWriting)) return
    if (document.querySelector('dialog[open]')) return
    event.preventDefault()
    surface.value = isPalette ? 'palette' : 'shortcuts'
    if (isPalette) openEarlyField(t('rooms.search'), () => (surface.value = undefined))
  }

  addEventListener('keydown', onKey)
  onScopeDispose(() => removeEventListener('keydown', onKey))

  return surface
}
