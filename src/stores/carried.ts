import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { parseOutboxRow } from '@/domain/outbox/parse-outbox'
import { useServices } from '@/stores/services'

/** What a guest who is gone had not sent, before somebody signs in to whom it goes. */
export const useCarriedStore = defineStore('carried', () => {
  const { carriedOver } = useServices()
  const carried = shallowRef(carriedOver.read())

  function discard() {
    const { from, rooms = [] } = carried.value ?? {}
    carriedOver.write(rooms.length > 0 ? { from, rooms } : undefined)
    carried.value = carriedOver.read()
  }

  return {
    texts: computed(() =>
      (carried.value?.unsent ?? []).map((row) => parseOutboxRow(row)?.text ?? '…'),
    ),
    discard,
  }
})
