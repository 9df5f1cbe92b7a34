import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { StorageStatus } from '@/domain/replica/replica'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { useServices } from '@/stores/services'
import { OFFLINE_AFTER_MS, type ConnectionStatus } from '@/sync/status-board'

/** Whether the network answers and the disk keeps: what every screen may have to say. */
export const useConnectionStore = defineStore('connection', () => {
  const { person, clock, sendsWithoutTab } = useServices()

  const status = shallowRef<ConnectionStatus>('connecting')
  const storage = shallowRef<StorageStatus>('disk')
  const skippedOnDisk = shallowRef(0)
  const skippedFromNetwork = shallowRef(0)

  watch(
    person,
    (current) => {
      if (!current) return
      const read = () => {
        storage.value = current.replica.status
        skippedOnDisk.value = current.replica.skipped
      }
      read()
      current.replica.onStatus(read)
      current.changes.on((change) => {
        if (change.kind === 'skipped') skippedFromNetwork.value += change.count
      })
    },
    { immediate: true },
  )
  let stopFollowing: Unsubscribe | undefined
  watch(
    () => [person.value, person.value?.sync.value] as const,
    ([current, sync]) => {
      stopFollowing?.()
      if (sync) {
        status.value = sync.connection.status
        stopFollowing = sync.connection.onStatus((next) => (status.value = next))
      } else if (current) {
        // Without the code that connects there is nobody else to say that nothing connects.
        stopFollowing = clock.after(OFFLINE_AFTER_MS, () => (status.value = 'offline'))
      }
    },
    { immediate: true },
  )

  return {
    status,
    storage,
    skippedOnDisk,
    skippedFromNetwork,
    skipped: computed(() => skippedOnDisk.value + skippedFromNetwork.value),
    /** Whether what waits is sent even with no tab of Hearth open. */
    sendsWithoutTab: computed(() => storage.value === 'disk' && sendsWithoutTab.value),
    reconnect: () => person.value?.sync.value?.connection.reconnect(),
  }
})
