import { storeToRefs } from 'pinia'
import type { RoomId } from '@/shared/ids'
import type { Refusal } from '@/stores/actions'
import { useRoomsStore } from '@/stores/rooms'
import { useTimelineStore } from '@/stores/timeline'

/** Joining from wherever it is offered: one at a time, and a reason where one was not let in. */
export function useJoinRoom() {
  const roomsStore = useRoomsStore()
  const timelineStore = useTimelineStore()
  const { joining, notJoined } = storeToRefs(roomsStore)

  async function join(room: RoomId): Promise<boolean> {
    if (joining.value) return false
    const { ok } = await roomsStore.join(room)
    if (ok && timelineStore.room === room) timelineStore.reopen()
    return ok
  }

  function problemOf(room: RoomId): Refusal | undefined {
    return notJoined.value?.room === room ? notJoined.value.problem : undefined
  }

  return { joining, problemOf, join }
}
