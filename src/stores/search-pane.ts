import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { RoomId } from '@/shared/ids'

/** Whether the search is open. All that it does loads when it is: see search.ts. */
export const useSearchPaneStore = defineStore('search-pane', () => {
  const isOpen = shallowRef(false)
  /** The room to search in, as it was last opened. A new object with each opening. */
  const opening = shallowRef<{ readonly room: RoomId | undefined }>({ room: undefined })

  return {
    isOpen,
    opening,
    open(room?: RoomId) {
      opening.value = { room }
      isOpen.value = true
    },
    close: () => void (isOpen.value = false),
  }
})
