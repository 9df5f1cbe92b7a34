import { onScopeDispose } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { isRoomId, type RoomId } from '@/shared/ids'
import { useSearchPaneStore } from '@/stores/search-pane'
import { openEarlyField } from '@/ui/components/app/early-field'
import { useI18n } from '@/ui/locales/i18n'

/** Opens the search: beside the conversation, or on a phone as a page of its own. */
export function useSearch() {
  const router = useRouter()
  const paneStore = useSearchPaneStore()

  return (room?: RoomId) => {
    paneStore.open(room)
    if (window.matchMedia('(width < 720px)').matches) void router.push('/search')
  }
}

/** `/` searches everywhere, Ctrl or ⌘ with Shift and F in the room that is open. */
export function useSearchKeys() {
  const { t } = useI18n()
  const route = useRoute()
  const paneStore = useSearchPaneStore()
  const open = useSearch()

  function onKey(event: KeyboardEvent) {
    const isCommand = event.ctrlKey || event.metaKey
    const target = event.target as Element
    const isSlash = event.key === '/' && !isCommand && !target.matches('input, textarea')
    if (!isSlash && !(isCommand && event.shiftKey && event.code === 'KeyF')) return
    if (document.querySelector('dialog[open]')) return
    event.preventDefault()
    const room = route.params['room']
    openEarlyField(t('rooms.search'), paneStore.close)
    open(!isSlash && isRoomId(room) ? room : undefined)
  }

  addEventListener('keydown', onKey)
  onScopeDispose(() => removeEventListener('keydown', onKey))
}
