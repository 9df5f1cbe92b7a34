import { computed, onScopeDispose, watch } from 'vue'
import { useRoute } from 'vue-router'
import { isRoomId } from '@/shared/ids'
import { useTimelineStore } from '@/stores/timeline'

/** Keeps the conversation of the address open for as long as its page is. */
export function useOpenRoom() {
  const route = useRoute()
  const timelineStore = useTimelineStore()

  const room = computed(() => {
    const id = route.params['room']
    return isRoomId(id) ? id : undefined
  })

  watch(room, (id) => id && timelineStore.open(id), { immediate: true })
  onScopeDispose(() => timelineStore.close())

  return room
}
