import { defineStore } from 'pinia'
import { computed } from 'vue'
import { quietMs, type QuietSpan } from '@/domain/notice/quiet-time'
import { useActionsStore } from '@/stores/actions'
import { useClockStore } from '@/stores/clock'
import { usePeopleStore } from '@/stores/people'
import { useServices } from '@/stores/services'

/** Whether one wants to be disturbed, on any of one's devices; the others see that one does not. */
export const useQuietStore = defineStore('quiet', () => {
  const { person, clock } = useServices()
  const actionsStore = useActionsStore()
  const clockStore = useClockStore()
  const peopleStore = usePeopleStore()

  /** By the server's clock; `undefined`: one may be disturbed. */
  const until = computed(() => person.value && peopleStore.quietOf(person.value.account.id))
  /** By this device's clock, as it is read off a wall. */
  function toLocal(at: number): number {
    const now = clock.now()
    return at - (person.value?.serverNow() ?? now) + now
  }

  function turnOn(span: QuietSpan) {
    const now = person.value?.serverNow() ?? clock.now()
    const ms = quietMs(span, new Date(clock.now()))
    return actionsStore.act('set-quiet', { until: Math.round(now + ms) })
  }

  return {
    until,
    toLocal,
    /** Moves every half minute. */
    localNow: computed(() => toLocal(clockStore.now)),
    turnOn,
    turnOff: () => actionsStore.act('set-quiet', { until: 0 }),
  }
})
