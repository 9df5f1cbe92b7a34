import type { DeviceStorage } from '@/domain/device/device-storage'

/** `navigator.storage`, which is missing outside secure contexts whatever its type says. */
const manager = (): StorageManager | undefined =>
  (navigator as { storage?: StorageManager }).storage

export const browserStorage: DeviceStorage = {
  async estimate() {
    const told = await manager()
      ?.estimate()
      .catch(() => undefined)
    if (told?.usage === undefined || told.quota === undefined) return undefined
    return { used: told.usage, quota: told.quota }
  },
  async isPersistent() {
    return manager()
      ?.persisted()
      .catch(() => undefined)
  },
  async persist() {
    return (
      (await manager()
        ?.persist()
        .catch(() => false)) ?? false
    )
  },
}
