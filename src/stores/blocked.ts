import { defineStore } from 'pinia'
import { shallowReactive, shallowRef, watch } from 'vue'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { MessageId, UserId } from '@/shared/ids'
import { useActionsStore } from '@/stores/actions'
import { useServices } from '@/stores/services'

/** Whom one does not want to hear, also offline: what they say in shared rooms is folded until it is asked for. */
export const useBlockedStore = defineStore('blocked', () => {
  const { person, loadNotices } = useServices()
  const people = shallowRef<ReadonlySet<UserId>>(new Set())
  const asked = shallowReactive(new Set<MessageId>())
  let isTold = false

  watch(
    person,
    async (current) => {
      if (!current) return
      const { blockedMemory } = await loadNotices()
      if (!isTold) people.value = new Set(blockedMemory(current.account.id).read())
    },
    { immediate: true },
  )
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
