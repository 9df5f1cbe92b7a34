import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useServices } from '@/stores/services'

const TICK_MS = 30_000

/** The server's time for words like "5 minutes ago"; moves every half minute. */
export const useClockStore = defineStore('clock', () => {
  const { clock, person } = useServices()
  const read = () => person.value?.serverNow() ?? clock.now()
  const now = shallowRef(read())

  function tick() {
    now.value = read()
    clock.after(TICK_MS, tick)
  }
  tick()

  return { now }
})
