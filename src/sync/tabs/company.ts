import type { Device } from '@/domain/device/device'
import type { TabChannel, TabLocks } from '@/domain/device/tabs'
import type { Replica } from '@/domain/replica/replica'
import type { Change } from '@/sync/change'
import type { Emitter } from '@/sync/emitter'
import type { Sync } from '@/sync/sync'
import { createFollower, type Follower } from '@/sync/tabs/follower'
import { createFollowerHost, type FollowerHost } from '@/sync/tabs/follower-host'
import { parseTabMessage } from '@/sync/tabs/parse-tab-message'
import type { Seat } from '@/sync/tabs/seat'
import type { SharedAttention } from '@/sync/tabs/shared-attention'
import { tabLock, type LeadMessage, type TabId, type TabMessage } from '@/sync/tabs/tab-message'
import { watchLeader } from '@/sync/tabs/watch-leader'

export interface CompanyParts {
  readonly id: TabId
  readonly channel: TabChannel
  readonly device: Device
  readonly attention: SharedAttention
  readonly replica: Replica
  /** Tells this tab alone. */
  readonly told: Emitter<Change>
  readonly seat: Seat
  readonly setSync: (sync: Sync) => void
}

/** What this tab is to the others. Loaded with the first sign of another tab, and not before. */
export interface Company {
  hear(raw: unknown): void
  /** This tab has taken the lead, or has lost it. */
  turn(sync: Sync | undefined): void
}

export function createCompany(parts: CompanyParts): Company {
  const { id, channel, device, attention, replica, told, seat } = parts
  const { clock } = device
  const own = device.attention
  const post = (message: TabMessage) => channel.post(message)
  let leading: Sync | undefined
  let host: FollowerHost | undefined
  let follower: Follower | undefined
  let hiddenSince = own.isVisible() ? undefined : clock.now()
  const isMarked = holdMark(device.locks, tabLock(channel, id))
  const watch = watchLeader({ device, seat, sayHello: () => post({ kind: 'hello' }) })

  own.watch(() => {
    hiddenSince = own.isVisible() ? undefined : clock.now()
    if (!seat.isLeader) follower?.announce()
  })

  function sayLead() {
    if (!leading) return
    const { connection } = leading
    const message: LeadMessage = {
      kind: 'lead',
      leader: id,
      status: connection.status,
      offset: connection.serverNow() - clock.now(),
      hiddenFor: hiddenSince === undefined ? 0 : clock.now() - hiddenSince,
    }
    post(message)
  }

  function hearAsFollower(message: TabMessage) {
    if (message.kind !== 'lead') {
      follower?.hear(message)
      return
    }
    watch.hear(message.hiddenFor)
    if (!follower) {
      const isVisible = () => own.isVisible()
      follower = createFollower({ id, replica, clock, isVisible, post })
      parts.setSync(follower.sync)
    }
    follower.hear(message)
  }

  function take(message: TabMessage) {
    if (message.kind === 'change') told.emit(message.change)
    else if (!seat.isLeader) hearAsFollower(message)
    else if (message.kind === 'hello') sayLead()
    else host?.hear(message)
  }

  /** In the order in which they were said, and only once the mark says that this tab is alive. */
  let hearing = isMarked

  return {
    hear(raw) {
      const message = parseTabMessage(raw)
      // Another tab may run another version of the same protocol.
      if (message) hearing = hearing.then(() => take(message))
      else told.emit({ kind: 'skipped', count: 1 })
    },
    turn(sync) {
      host?.end()
      host = undefined
      leading = sync
      if (sync) {
        host = createFollowerHost({ sync, locks: device.locks, channel, attention })
        sync.connection.onStatus(sayLead)
        follower?.retire(sync)
        follower = undefined
        sayLead()
      }
      watch.look()
    },
  }
}

/** Settles once this tab holds its own lock, by which others see that it is alive. */
function holdMark(locks: TabLocks, name: string): Promise<void> {
  return new Promise((resolve) => {
    const forever = () =>
      new Promise<void>(() => {
        resolve()
      })
    locks.hold(name, new AbortController().signal, forever).catch(() => resolve())
  })
}
