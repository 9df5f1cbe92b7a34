import { beforeEach, describe, expect, it } from 'vitest'
import { keepRoom, startKeepingSender } from '@/sync/keep-room'
import { startRoomsSync } from '@/sync/rooms-sync'
import { parseCachedRoom } from '@/domain/replica/parse-cached-room'
import { settle } from '../../support/fakes'
import { MEI, ROOM, TOM } from '../../support/fixtures'
import {
  createSyncWorld,
  type SyncWorld,
  type Tab,
  type TabOptions,
} from '../../support/sync-world'

describe('how a room is kept', () => {
  let world: SyncWorld
  let tab: Tab

  beforeEach(async () => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    tab = await open()
  })

  async function open(options: TabOptions = {}) {
    const opened = world.openTab(options)
    startRoomsSync(opened.context)
    startKeepingSender(opened.context, (await opened.remotes.further()).keeping)
    await settle()
    return opened
  }
  const stored = () => world.server.get(`userRooms/${MEI}/${ROOM}`)
  const kept = async ({ replica }: Tab = tab) => replica.readRoom(ROOM)

  it('is told to the server, and comes to the other device', async () => {
    const phone = await open()
    await keepRoom(tab, ROOM, { pinned: 5, muted: 9000 })
    await settle()
    expect(stored()).toMatchObject({ pinned: 5, muted: 9000 })
    expect((await kept(phone))?.mine).toMatchObject({ pinned: 5, muted: 9000 })
    expect((await kept())?.wanted).toBeUndefined()
    await keepRoom(phone, ROOM, { pinned: 0 })
    await settle()
    expect(stored()).not.toHaveProperty('pinned')
    expect((await kept())?.mine?.pinned ?? 0).toBe(0)
  })

  it('holds here at once, and is told once there is a connection', async () => {
    tab.client.goOffline()
    await settle()
    await keepRoom(tab, ROOM, { archived: true })
    await keepRoom(tab, ROOM, { unread: true })
    await settle()
    expect((await kept())?.mine).toMatchObject({ archived: true, unread: true })
    expect(stored()).not.toHaveProperty('archived')
    tab.client.goOnline()
    await settle()
    expect(stored()).toMatchObject({ archived: true, unread: true })
  })

  it('waits on the disk for the next page', async () => {
    tab.client.goOffline()
    await settle()
    await keepRoom(tab, ROOM, { muted: 9000 })
    await tab.close()
    const next = await open({ replica: tab.replica })
    expect(stored()).toMatchObject({ muted: 9000 })
    expect((await kept(next))?.mine).toMatchObject({ muted: 9000 })
  })

  it('is not undone by what the server still says', async () => {
    tab.client.goOffline()
    await settle()
    await keepRoom(tab, ROOM, { archived: true })
    world.server.update({ [`userRooms/${MEI}/${ROOM}/pinned`]: 3 })
    tab.client.goOnline()
    await settle()
    expect(stored()).toMatchObject({ archived: true, pinned: 3 })
    expect((await kept())?.mine).toMatchObject({ archived: true, pinned: 3 })
  })

  it('is given up where one is no longer in the room', async () => {
    tab.client.goOffline()
    await settle()
    await keepRoom(tab, ROOM, { archived: true })
    world.server.update({ [`userRooms/${MEI}/${ROOM}`]: null, [`members/${ROOM}/${MEI}`]: null })
    tab.client.goOnline()
    await settle()
    expect(stored()).toBeNull()
    expect(await kept()).toBeUndefined()
  })

  it('is nothing for a room that one only looks at', async () => {
    await tab.replica.forgetRoom(ROOM)
    await keepRoom(tab, ROOM, { archived: true })
    expect(await kept()).toBeUndefined()
  })

  it('is read from the disk, part by part', () => {
    const raw = { id: ROOM, isGone: false, wanted: { muted: 0, archived: false, odd: 1 } }
    expect(parseCachedRoom(raw)?.wanted).toStrictEqual({ muted: 0, archived: false })
    expect(parseCachedRoom({ ...raw, wanted: 'all' })?.wanted).toBeUndefined()
  })
})
