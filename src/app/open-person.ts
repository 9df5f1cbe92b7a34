import { shallowRef, type ShallowRef } from 'vue'
import { browserClock } from '@/adapters/browser/browser-clock'
import { browserDevice } from '@/adapters/browser/browser-device'
import { accountMemory } from '@/adapters/browser/kept-values'
import { createTabChannel } from '@/adapters/browser/tab-channel'
import type { ClockSources } from '@/adapters/firebase/firebase-connection'
import { IdbReplica } from '@/adapters/idb/idb-replica'
import { OPEN_LIMIT_MS, withLimit } from '@/adapters/browser/time-limit'
import type { Account } from '@/domain/auth/account'
import type { Replica, StorageStatus } from '@/domain/replica/replica'
import type { ConnectionId, UserId } from '@/shared/ids'
import { createPushIds } from '@/shared/push-id'
import type { Person } from '@/stores/services'
import type { Change } from '@/sync/change'
import { createEmitter } from '@/sync/emitter'
import { createOutbox } from '@/sync/outbox'
import type { LeadingSync, Sync, SyncParts } from '@/sync/sync'
import { joinTabs } from '@/sync/tabs/join-tabs'
import { tabsName } from '@/sync/tabs/tab-message'
import { tellOthers } from '@/sync/tabs/tell-others'

export interface LivePerson extends Person {
  goLive(lead: Lead): void
}

/** Connects, when it is this tab that leads. */
export type Lead = (clock: ClockSources, parts: Omit<SyncParts, 'remotes'>) => LeadingSync

/** One person's replica and outbox; the database joins later, through the one tab that leads. */
export async function openPerson(account: Account, ownName: string): Promise<LivePerson> {
  const replica = await openReplica(account.id)
  const device = browserDevice
  // A tab that keeps nothing on the disk shares nothing with the others.
  const channel = replica.status === 'disk' ? createTabChannel(tabsName(account.id)) : undefined
  const told = createEmitter<Change>()
  const changes = channel ? tellOthers(told, channel) : told
  const sync: ShallowRef<Sync | undefined> = shallowRef()
  const knownOffset = await replica.readServerOffset().catch(() => 0)
  const serverNow = () => sync.value?.connection.serverNow() ?? browserClock.now() + knownOffset
  const mintId = createPushIds({
    now: serverNow,
    randomBelow: (limit) => device.randomBelow(limit),
  })
  let isLive = false

  return {
    account,
    replica,
    changes,
    outbox: createOutbox({ account, replica, device, changes, serverNow }),
    sync,
    serverNow,
    mintId,
    goLive(lead) {
      if (isLive) return
      isLive = true
      const clock = {
        now: () => browserClock.now(),
        knownOffset,
        onOffset: (ms: number) => void replica.putServerOffset(ms).catch(() => undefined),
      }
      joinTabs({
        id: mintId(),
        channel,
        device,
        replica,
        told,
        connect: ({ attention, isTakeover, isStolen }) =>
          lead(clock, {
            account,
            ownName,
            replica,
            device: { ...device, attention },
            changes,
            connectionId: mintId() as ConnectionId,
            isTakeover,
            isOver: isTakeover && accountMemory.read() === undefined,
            isStolen,
          }),
        setSync: (next) => (sync.value = next),
      })
    },
  }
}

/** Private browsing, a blocked or a broken database: everything works until the page is closed. */
async function openReplica(user: UserId): Promise<Replica> {
  const held = { isBlocked: false }
  try {
    const opening = IdbReplica.open(user, () => (held.isBlocked = true))
    const opened = await withLimit(opening, OPEN_LIMIT_MS)
    if (opened) return opened
    // Should it still open, nobody writes to it: this page has gone on without it.
    void opening.then((late) => late.close()).catch(() => undefined)
    return await forgetful(held.isBlocked ? 'blocked' : 'memory')
  } catch (cause) {
    const isNewer = cause instanceof DOMException && cause.name === 'VersionError'
    return forgetful(isNewer ? 'newer' : 'memory')
  }
}

async function forgetful(status: StorageStatus): Promise<Replica> {
  const { MemoryReplica } = await import('@/adapters/memory/memory-replica')
  return new MemoryReplica(status)
}
