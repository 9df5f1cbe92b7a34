import type { TabLocks } from '@/domain/device/device'

/** Web Locks; without them every tab works for itself, which the create-only rule makes safe. */
export const tabLocks: TabLocks = {
  async hold(name, signal, work) {
    if ('locks' in navigator) await navigator.locks.request(name, { signal }, work)
    else await work()
  },
}
