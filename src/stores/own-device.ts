import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { DeviceId } from '@/shared/ids'
import { useServices } from '@/stores/services'

/** Which of the devices that one is signed in with this is; `undefined` until it is known. */
export const useOwnDeviceStore = defineStore('own-device', () => {
  const { loadBrowserParts } = useServices()
  const id = shallowRef<DeviceId>()

  loadBrowserParts().then(
    ({ ownDevice }) => void (id.value = ownDevice().id),
    // Without its code, all of them are shown as others.
    () => undefined,
  )

  return { id }
})
