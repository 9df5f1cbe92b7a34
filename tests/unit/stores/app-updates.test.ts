import { expect, it, vi } from 'vitest'
import { useAppUpdatesStore } from '@/stores/app-updates'
import { createServicesWorld } from '../../support/services-world'

it('tells of a new version, of the way to install, and passes both wishes on', async () => {
  const world = createServicesWorld()
  const installed = {
    updateReady: false,
    offlineReady: false,
    canInstall: false,
    isInstalled: false,
  }
  let tell: () => void = () => undefined
  const applyUpdate = vi.fn()
  const install = vi.fn(() => Promise.resolve())
  Object.assign(world.services, {
    appUpdates: Object.assign(installed, {
      onChange: (listener: () => void) => {
        tell = listener
        return () => undefined
      },
      applyUpdate,
      install,
    }),
  })
  const appUpdatesStore = useAppUpdatesStore()
  expect(appUpdatesStore.updateReady).toBe(false)
  Object.assign(installed, { updateReady: true, canInstall: true })
  tell()
  expect(appUpdatesStore).toMatchObject({ updateReady: true, canInstall: true, isInstalled: false })
  appUpdatesStore.applyUpdate()
  await appUpdatesStore.install()
  expect(applyUpdate).toHaveBeenCalledOnce()
  expect(install).toHaveBeenCalledOnce()
})
