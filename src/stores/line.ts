import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { TransportChoice } from '@/domain/connection/transport'
import { useServices } from '@/stores/services'

/** Which tab has the connection, and over what it shall go. How it does is the topic `connection`. */
export const useLineStore = defineStore('line', () => {
  const { person, loadBrowserParts } = useServices()

  const choice = shallowRef<TransportChoice>('automatic')
  /** Whether it is this tab; `undefined` while there is none. */
  const leads = computed(() => {
    const sync = person.value?.sync.value
    return sync && 'halt' in sync
  })

  async function readChoice() {
    choice.value = (await loadBrowserParts()).transportMemory.read()
  }

  /** Kept on this device, and applied at once, in whichever tab has the connection. */
  async function choose(next: TransportChoice) {
    const { transportMemory } = await loadBrowserParts()
    transportMemory.write(next)
    choice.value = transportMemory.read()
    person.value?.sync.value?.connection.reconnect('chosen')
  }

  return { choice, leads, readChoice, choose }
})
