import { beforeEach, describe, expect, it } from 'vitest'
import type { DeviceRemote } from '@/domain/device/device-remote'
import type { DeviceId } from '@/shared/ids'
import { FORGOTTEN_AFTER_MS, startDeviceKeeper } from '@/sync/device-keeper'
import { settle } from '../../support/fakes'
import { MEI } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('a device that somebody is signed in with', () => {
  let world: SyncWorld
  let tab: Tab
  let devices: DeviceRemote

  beforeEach(async () => {
    world = createSyncWorld()
    tab = world.openTab()
    devices = (await tab.remotes.further()).devices
  })

  const own = { id: 'phone' as DeviceId, name: 'Safari, iPhone' }
  const other = { id: 'desk' as DeviceId, name: 'Firefox, Linux' }
  const record = (id: string) =>
    world.server.children(`devices/${MEI}`).find(([key]) => key === id)?.[1]
  const start = async () => {
    startDeviceKeeper({ ...tab.context, devices }, own)
    await settle()
  }

  it('is told of, and seen again with each connection', async () => {
    await start()
    const now = world.server.now()
    expect(record('phone')).toEqual({ name: own.name, since: now, seen: now })
    tab.client.goOffline()
    world.clock.set(world.clock.now() + 60_000)
    tab.client.goOnline()
    await settle()
    expect(record('phone')).toEqual({ name: own.name, since: now, seen: world.server.now() })
  })

  it('signs out where another asks for it, and takes its entry away first', async () => {
    await start()
    await devices.signOut(MEI, own.id)
    await settle()
    expect(tab.seen).toContainEqual({ kind: 'signed-out' })
    expect(record('phone')).toBeUndefined()
  })

  it('hears of it at the next start, too, and is not told of before', async () => {
    await devices.announce(MEI, own)
    await devices.signOut(MEI, own.id)
    await start()
    expect(tab.seen.filter(({ kind }) => kind === 'signed-out')).toHaveLength(1)
    expect(record('phone')).toBeUndefined()
  })

  it('minds nothing that another is asked', async () => {
    await devices.announce(MEI, other)
    await start()
    await devices.signOut(MEI, other.id)
    await settle()
    expect(tab.seen).not.toContainEqual({ kind: 'signed-out' })
  })

  it('forgets those that were not seen for a long time', async () => {
    const old = world.server.now() - FORGOTTEN_AFTER_MS
    world.server.set(`devices/${MEI}/old`, { name: 'Old', since: 1, seen: old - 1 })
    world.server.set(`devices/${MEI}/desk`, { name: 'Desk', since: 1, seen: old + 1 })
    await start()
    expect(record('old')).toBeUndefined()
    expect(record('desk')).toBeDefined()
  })
})
