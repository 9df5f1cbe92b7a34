import { shallowRef } from 'vue'
import type { RoomId } from '@/shared/ids'
import type { Refusal } from '@/stores/actions'
import { useRoomsStore } from '@/stores/rooms'
import { useTimelineStore } from '@/stores/timeline'

/** Joining from wherever it is offered: one at a time, and in words when it fails. */
export function useJoinRoom() {
  const roomsStore = useRoomsStore()
  const timelineStore = useTimelineStore()
  const joining = shallowRef<RoomId>()
  const problem = shallowRef<Refusal>()

  async function join(room: RoomId): Promise<boolean> {
    if (joining.value) return false
    joining.value = room
    problem.value = undefined
    try {
      const result = await roomsStore.join(room)
      if (!result.ok) problem.value = result.problem
      else if (timelineStore.room === room) timelineStore.reopen()
      return result.ok
    } finally {
      joining.value = undefined
    }
  }

  return { joining, problem, join }
}
