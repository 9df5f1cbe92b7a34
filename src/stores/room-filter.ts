import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export const ROOM_KINDS = ['all', 'unread', 'people', 'groups'] as const
export type RoomKind = (typeof ROOM_KINDS)[number]

/** Which of one's rooms are looked for. It stays while one goes to a room and comes back. */
export const useRoomFilterStore = defineStore('room-filter', () => {
  const isOpen = shallowRef(false)
  const text = shallowRef('')
  const kind = shallowRef<RoomKind>('all')

  return {
    isOpen,
    text,
    kind,
    open: () => void (isOpen.value = true),
    /** All rooms are there again. */
    close() {
      isOpen.value = false
      text.value = ''
      kind.value = 'all'
    },
    setText: (next: string) => void (text.value = next),
    setKind: (next: RoomKind) => void (kind.value = next),
  }
})
