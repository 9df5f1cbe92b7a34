import { defineStore } from 'pinia'
import { shallowReactive, shallowRef, watch } from 'vue'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { MessageId, UserId } from '@/shared/ids'
import { useActionsStore } from '@/stores/actions'
import { useRoomsStore } from '@/stores/rooms'
import { useServices } from '@/stores/services'

/** Whom one does not want to hear, also offline: what they say in shared rooms is folded until it is asked for. */
export const useBlockedStore = defineStore('blocked', () => {
  const { person, loadNotices } = useServices()
  const people = shallowRef<ReadonlySet<UserId>>(new Set())
  const asked = shallowReactive(new Set<MessageId>())
  let isTold = false
  const roomsStore = useRoomsStore()

  watch(people, roomsStore.fold)

  watch(
    person,
    // Where the code cannot be had just now, the server tells it once there is a network.
    (current) => void (current && readKept(current.account.id).catch(() => undefined)),
    { immediate: true },
  )

  async function readKept(me: UserId) {
    const { blockedMemory } = await loadNotices()
    if (!isTold) people.value = new Set(blockedMemory(me).read())
  }

  useActionsStore().follow('blocks', (told) => {
    if (!told) return
    isTold = true
    people.value = new Set(told)
  })

  return {
    people,
    hides: ({ id, from }: Pick<TimelineEntry, 'id' | 'from'>) =>
      people.value.has(from) && !asked.has(id),
    show: (id: MessageId) => void asked.add(id),
  }
})
