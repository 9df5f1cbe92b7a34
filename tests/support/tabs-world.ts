import { connectMemory } from '@/adapters/memory/memory-backend'
import type { MemoryClient } from '@/adapters/memory/memory-client'
import { MemoryReplica } from '@/adapters/memory/memory-replica'
import { createMemoryTabs } from '@/adapters/memory/memory-tabs'
import type { Change } from '@/sync/change'
import { createEmitter } from '@/sync/emitter'
import { createOutbox } from '@/sync/outbox'
import { startSync, type Sync } from '@/sync/sync'
// Loaded on demand by the app; here it is there at once, so that no test waits for a file.
import '@/sync/tabs/company'
import { joinTabs } from '@/sync/tabs/join-tabs'
import { tellOthers } from '@/sync/tabs/tell-others'
import { createFakeAttention, createFakeDevice, settle } from './fakes'
import { MEI, account, connectionId } from './fixtures'
import { createSyncWorld } from './sync-world'

/** Several tabs of one person, over one replica and one server. */
export function createTabsWorld() {
  const world = createSyncWorld()
  const tabs = createMemoryTabs()
  const replica = new MemoryReplica()
  const clients = new Set<MemoryClient>()
  let connections = 0

  async function open(name: string, { isVisible = true } = {}) {
    const { channel, locks, crash, suspend, wake } = tabs.openTab()
    const attention = createFakeAttention()
    attention.setVisible(isVisible)
    const device = createFakeDevice({ clock: world.clock, locks, attention })
    const told = createEmitter<Change>()
    const seen: Change[] = []
    told.on((change) => seen.push(change))
    const changes = tellOthers(told, channel)
    const me = account()
    let sync: Sync | undefined
    let client: MemoryClient | undefined

    joinTabs({
      id: name,
      channel,
      device,
      replica,
      told,
      connect({ attention: shared, ...options }) {
        const { remotes, client: mine } = connectMemory(world.server, MEI)
        client = mine
        clients.add(mine)
        return startSync({
          account: me,
          ownName: 'Mei',
          replica,
          remotes,
          device: { ...device, attention: shared },
          changes,
          connectionId: connectionId(`${name}-${++connections}`),
          ...options,
        })
      },
      setSync: (next) => (sync = next),
    })
    await settle()
    const serverNow = () => world.clock.now()
    return {
      name,
      attention,
      seen,
      channel,
      outbox: createOutbox({ account: me, replica, device, changes, serverNow }),
      sync: () => {
        if (!sync) throw new Error(`${name} has nothing to work with`)
        return sync
      },
      hasSync: () => sync !== undefined,
      isConnected: () => client?.isConnected === true,
      client: () => client,
      /** As the browser ends a page: its socket and its locks go with it. */
      async crash() {
        crash()
        client?.goOffline()
        await settle()
      },
      /** Stuck, or put to sleep without a word: the socket stays, and so do the locks. */
      suspend() {
        suspend()
        attention.setVisible(false)
      },
      wake,
    }
  }

  return {
    ...world,
    tabs,
    replica,
    open,
    connected: () => [...clients].filter(({ isConnected }) => isConnected).length,
  }
}
export type TabsWorld = ReturnType<typeof createTabsWorld>
export type OpenTab = Awaited<ReturnType<TabsWorld['open']>>
