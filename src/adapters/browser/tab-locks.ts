import type { TabLocks } from '@/domain/device/tabs'

/** Web Locks; without them every tab works for itself, which the create-only rule makes safe. */
export const tabLocks: TabLocks = {
  async hold(name, signal, work) {
    if ('locks' in navigator) await navigator.locks.request(name, { signal }, work)
    else await work()
  },
  async steal(name, work) {
    if ('locks' in navigator) await navigator.locks.request(name, { steal: true }, work)
    else await work()
  },
}

/** Runs `work` with the lock if nobody holds it; settles with whether it was free. */
export async function tryHold(name: string, work: () => Promise<void>): Promise<boolean> {
  if (!('locks' in navigator)) {
    await work()
    return true
  }
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work()
    return lock !== null
  })
}
