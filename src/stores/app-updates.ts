import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useServices } from '@/stores/services'

/** The installed app: a new version, and whether it can be installed. */
export const useAppUpdatesStore = defineStore('app-updates', () => {
  const { appUpdates } = useServices()

  const updateReady = shallowRef(appUpdates.updateReady)
  const offlineReady = shallowRef(appUpdates.offlineReady)
  const canInstall = shallowRef(appUpdates.canInstall)
  const isInstalled = shallowRef(appUpdates.isInstalled)

  appUpdates.onChange(() => {
    updateReady.value = appUpdates.updateReady
    offlineReady.value = appUpdates.offlineReady
    canInstall.value = appUpdates.canInstall
    isInstalled.value = appUpdates.isInstalled
  })

  return {
    updateReady,
    offlineReady,
    canInstall,
    isInstalled,
    applyUpdate: () => appUpdates.applyUpdate(),
    install: () => appUpdates.install(),
  }
})
