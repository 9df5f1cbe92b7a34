import { shallowRef, type ShallowRef } from 'vue'
import { browserClock } from '@/adapters/browser/browser-clock'
import { createBrowserDevice } from '@/adapters/browser/browser-device'
import type { Backend } from '@/adapters/firebase/backend'
import { IdbReplica } from '@/adapters/idb/idb-replica'
import type { Account } from '@/domain/auth/account'
import type { Replica } from '@/domain/replica/replica'
import type { ConnectionId, UserId } from '@/shared/ids'
import { createPushIds } from '@/shared/push-id'
import type { Person } from '@/stores/services'
import type { Change } from '@/sync/change'
import { createEmitter } from '@/sync/emitter'
import { createOutbox } from '@/sync/outbox'
import { startSync, type Sync } from '@/sync/sync'

export interface LivePerson extends Person {
  goLive(backend: Backend): void
}

/** One person's replica and outbox; the database joins later. */
export async function openPerson(account: Account, ownName: string): Promise<LivePerson> {
  const replica = await openReplica(account.id)
  const device = createBrowserDevice(account.id)
  const changes = createEmitter<Change>()
  const sync: ShallowRef<Sync | undefined> = shallowRef()
  const knownOffset = await replica.readServerOffset().catch(() => 0)
  const serverNow = () => sync.value?.connection.serverNow() ?? browserClock.now() + knownOffset
  const mintId = createPushIds({
    now: serverNow,
    randomBelow: (limit) => device.randomBelow(limit),
  })

  return {
    account,
    replica,
    changes,
    outbox: createOutbox({ account, replica, device, changes, serverNow }),
    sync,
    serverNow,
    goLive(backend) {
      if (sync.value) return
      const remotes = backend.connect({
        now: () => browserClock.now(),
        knownOffset,
        onOffset: (ms) => void replica.putServerOffset(ms).catch(() => undefined),
      })
      const connectionId = mintId() as ConnectionId
      sync.value = startSync({ account, ownName, replica, remotes, device, changes, connectionId })
    },
  }
}

/** Private browsing, a blocked or a broken database: everything works until the page is closed. */
async function openReplica(user: UserId): Promise<Replica> {
  try {
    return await IdbReplica.open(user)
  } catch (cause) {
    const isNewer = cause instanceof DOMException && cause.name === 'VersionError'
    const { MemoryReplica } = await import('@/adapters/memory/memory-replica')
    return new MemoryReplica(isNewer ? 'outdated' : 'memory')
  }
}
