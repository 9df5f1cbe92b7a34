import { storeToRefs } from 'pinia'
import { computed } from 'vue'
import { myRoleAmong } from '@/domain/presence/person-here'
import { runsRoom } from '@/domain/room/care-rights'
import type { TimelineEntry } from '@/domain/message/timeline'
import { DELETED_NAME } from '@/domain/user/deleted-name'
import type { RoomId } from '@/shared/ids'
import { usePeopleStore } from '@/stores/people'
import { useRoomsStore } from '@/stores/rooms'
import { useSessionStore } from '@/stores/session'

/** What one may do with a message, beyond what anybody in the room may. The rules have the last word. */
export function useMessageRights(room: RoomId, entry: () => TimelineEntry) {
  const peopleStore = usePeopleStore()
  const roomsStore = useRoomsStore()
  const { account } = storeToRefs(useSessionStore())
  const { here } = storeToRefs(peopleStore)

  const myRole = computed(() => myRoleAmong(here.value))
  const isOfTwo = computed(() => roomsStore.cachedRoom(room)?.room?.kind === 'dm')
  const isOwn = computed(() => entry().from === account.value?.id)
  const runs = computed(() => runsRoom(myRole.value))
  const isOfAnother = computed(() => !isOwn.value && !isOfTwo.value)

  return {
    /** What another has said is not changed in their name. */
    canEdit: computed(() => isOwn.value && !entry().fwd && !entry().call),
    canRemove: computed(() => isOwn.value || runs.value),
    canPin: computed(() => isOfTwo.value || runs.value),
    canReport: computed(() => isOfAnother.value && myRole.value !== undefined),
    canTalk: computed(
      () => isOfAnother.value && peopleStore.profiles.get(entry().from)?.name !== DELETED_NAME,
    ),
  }
}
