import { storeToRefs } from 'pinia'
import { computed, watchEffect } from 'vue'
import { useRoute } from 'vue-router'
import { useRoomsStore } from '@/stores/rooms'
import { useI18n } from '@/ui/locales/i18n'

/** "(3) Lobby · Hearth": what tabs and window lists show. */
export function usePageTitle() {
  const route = useRoute()
  const { t } = useI18n()
  const { joined, totalUnread } = storeToRefs(useRoomsStore())

  const page = computed(() => {
    if (route.name === 'room') {
      return joined.value.find((room) => room.id === route.params['room'])?.name
    }
    if (route.name === 'explore') return t('explore.title')
    if (route.name === 'new-room') return t('newRoom.title')
    if (route.name === 'outbox') return t('outbox.title')
    if (route.name === 'connection') return t('line.title')
    if (route.name === 'lab') return t('lab.title')
    return route.name === 'settings' ? t('settings.title') : undefined
  })

  watchEffect(() => {
    const title = page.value ? `${page.value} · ${t('app.name')}` : t('app.name')
    document.title = totalUnread.value > 0 ? `(${totalUnread.value}) ${title}` : title
  })
}
