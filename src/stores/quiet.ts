import { defineStore } from 'pinia'
import { computed } from 'vue'
import { quietMs, type QuietSpan } from '@/domain/notice/quiet-time'
import { useActionsStore } from '@/stores/actions'
import { usePeopleStore } from '@/stores/people'
import { useServices } from '@/stores/services'

/** Whether one wants to be disturbed, on any of one's devices; the others see that one does not. */
export const useQuietStore = defineStore('quiet', () => {
  const { person, clock } = useServices()
  const actionsStore = useActionsStore()
  const peopleStore = usePeopleStore()

  /** By the server's clock; `undefined`: one may be disturbed. */
  const until = computed(() => person.value && peopleStore.quietOf(person.value.account.id))
  /** The same by this device's, as it is read off a wall. */
  const localUntil = computed(() => {
    const now = clock.now()
    return until.value && until.value - (person.value?.serverNow() ?? now) + now
  })

  function turnOn(span: QuietSpan) {
    const now = person.value?.serverNow() ?? clock.now()
    const ms = quietMs(span, new Date(clock.now()))
    return actionsStore.act('set-quiet', { until: Math.round(now + ms) })
  }

  return {
    until,
    localUntil,
    turnOn,
    turnOff: () => actionsStore.act('set-quiet', { until: 0 }),
  }
})
