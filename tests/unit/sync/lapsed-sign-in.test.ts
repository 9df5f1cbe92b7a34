import { beforeEach, describe, expect, it } from 'vitest'
import { watchPeople, type RoomPeople } from '@/sync/people-watch'
import { startProfileSync } from '@/sync/profile-sync'
import { startRoomFeed, type LossReason } from '@/sync/room-feed'
import { startRoomsSync, watchPublicRooms } from '@/sync/rooms-sync'
import { settle } from '../../support/fakes'
import { MEI, OTHER_ROOM, ROOM, TOM } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

/** The server ends everything that is watched; a little later it would allow it again. */
describe('after a sign-in that had lapsed', () => {
  let world: SyncWorld
  let tab: Tab

  beforeEach(() => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    tab = world.openTab()
  })

  async function lapse() {
    await settle()
    tab.client.lapseSignIn()
    await settle()
  }
  async function renew() {
    tab.client.renewSignIn()
    await world.clock.advance(1000)
  }
  const cached = (room = ROOM) => tab.replica.readRoom(room)

  it('no room is taken for gone or left', async () => {
    startRoomsSync(tab.context)
    await lapse()
    expect(await cached()).toMatchObject({ isGone: false, room: { name: 'Hearthside' } })
    expect((await cached())?.mine).toBeDefined()
  })

  it('rooms are followed again', async () => {
    startRoomsSync(tab.context)
    await lapse()
    world.say(1)
    world.server.set(`rooms/${ROOM}/name`, 'Fireside')
    await renew()
    expect(await cached()).toMatchObject({ room: { name: 'Fireside' }, state: { count: 1 } })
    world.seedRoom(OTHER_ROOM, [TOM, MEI])
    await settle()
    expect(await cached(OTHER_ROOM)).toBeDefined()
  })

  it('the directory is followed again', async () => {
    const stop = watchPublicRooms(tab.context)
    await lapse()
    world.seedRoom(OTHER_ROOM, [TOM])
    await renew()
    expect(await tab.replica.readPublicRooms()).toHaveLength(2)
    stop()
  })

  it('an open room goes on where it stopped', async () => {
    const lost: LossReason[] = []
    const stop = startRoomFeed(tab.context, ROOM, (reason) => lost.push(reason))
    world.say(1)
    await lapse()
    world.say(2)
    await renew()
    world.say(3)
    await settle()
    const { messages } = await tab.replica.readPage(ROOM, undefined, 10)
    expect(messages.map(({ at }) => at)).toEqual([1000, 2000, 3000])
    expect(lost).toEqual([])
    world.server.revokeMembership(ROOM, MEI)
    await settle()
    expect(lost).toEqual(['not-a-member'])
    stop()
  })

  it('people are shown again', async () => {
    let now: RoomPeople | undefined
    const stop = watchPeople(tab.context, ROOM, (people) => (now = people))
    await lapse()
    expect(now).toMatchObject({ members: [], typing: [] })
    await renew()
    const beat = world.clock.now()
    world.server.set(`presence/${TOM}/c1`, { state: 'online', at: beat, beat })
    world.server.set(`typing/${ROOM}/${TOM}`, beat)
    await settle()
    expect(now?.members).toHaveLength(2)
    expect(now?.presences.get(TOM)?.leases).toHaveLength(1)
    expect(now?.typing).toHaveLength(1)
    stop()
  })

  it('profiles are followed again, and the own name is as it was', async () => {
    const profiles = startProfileSync(tab.context, 'Mei')
    await settle()
    world.server.set(`users/${MEI}/name`, '林美')
    await settle()
    profiles.want(TOM)
    await lapse()
    world.server.set(`users/${TOM}`, { name: 'Tom', createdAt: 1 })
    await renew()
    expect(world.server.get(`users/${MEI}/name`)).toBe('林美')
    const names = (await tab.replica.readProfiles()).map(({ name }) => name)
    expect(names.sort()).toEqual(['Tom', '林美'])
  })
})
