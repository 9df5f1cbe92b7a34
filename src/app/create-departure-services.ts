import { browserAttention } from '@/adapters/browser/attention'
import { browserClock } from '@/adapters/browser/browser-clock'
import { departureMemory, forgetPerson } from '@/adapters/browser/kept-departure'
import { tabLocks } from '@/adapters/browser/tab-locks'
import { OPEN_LIMIT_MS, withLimit } from '@/adapters/browser/time-limit'
import { dropReplica } from '@/adapters/idb/drop-replica'
import { dropAllFiles } from '@/app/drop-all-files'
import { loadBackend, loadDemoPeople } from '@/app/load-backend'
import type { DepartureServices } from '@/stores/departure'

const LOCK = 'hearth-departure'

/** The real parts, for the browser. */
export function createDepartureServices(): DepartureServices {
  return {
    memory: departureMemory,
    clock: browserClock,
    loadDemoPeople,
    async loadBackend() {
      const { auth, connect } = await loadBackend(Promise.resolve())
      return {
        auth,
        connect: () =>
          connect({ now: () => browserClock.now(), knownOffset: 0, onOffset: () => undefined }),
      }
    },
    async clearDevice(user) {
      await withLimit(dropReplica(user), OPEN_LIMIT_MS)
      forgetPerson()
      await withLimit(dropAllFiles(user), OPEN_LIMIT_MS)
    },
    async whenAlone(work, signal) {
      // The tab that is looked at can be answered, and the one that began is looked at.
      await whenVisible()
      if (wasToldToReload()) await new Promise<void>((resolve) => browserClock.after(1000, resolve))
      await tabLocks.hold(LOCK, signal, work)
    },
    startOver: (path) => location.replace(path),
  }
}

/** By the tab in which it was begun, as all the others are. */
function wasToldToReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload'
}

function whenVisible(): Promise<void> {
  return new Promise((resolve) => {
    if (browserAttention.isVisible()) resolve()
    const stop = browserAttention.watch(() => {
      if (!browserAttention.isVisible()) return
      stop()
      resolve()
    })
  })
}
