import { beforeEach, describe, expect, it, vi } from 'vitest'
import { StorageError, type CachedRoom } from '@/domain/replica/replica'
import { markRead, startRoomsSync, watchPublicRooms } from '@/sync/rooms-sync'
import { settle } from '../../support/fakes'
import { MEI, OTHER_ROOM, ROOM, TOM, outboxRow } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('rooms sync', () => {
  let world: SyncWorld
  let tab: Tab

  beforeEach(() => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    tab = world.openTab()
  })

  const cached = (room = ROOM): Promise<CachedRoom | undefined> => tab.replica.readRoom(room)

  it('keeps what a room is, how far it has got and how far I have read', async () => {
    startRoomsSync(tab.context)
    world.say(1)
    await settle()
    expect(await cached()).toMatchObject({
      room: { name: 'Hearthside' },
      state: { count: 1, last: { text: 'message 1' } },
      mine: { readCount: 0 },
      isGone: false,
    })
    world.say(2)
    await settle()
    expect((await cached())?.state?.count).toBe(2)
  })

  it('follows a room that I join, here or elsewhere', async () => {
    startRoomsSync(tab.context)
    world.seedRoom(OTHER_ROOM, [TOM])
    await settle()
    expect(await cached(OTHER_ROOM)).toBeUndefined()
    await tab.remotes.rooms.join(OTHER_ROOM, MEI)
    await settle()
    expect(await cached(OTHER_ROOM)).toMatchObject({ room: { name: 'Hearthside' } })
  })

  it('forgets a room that I leave, but not what is unsent', async () => {
    startRoomsSync(tab.context)
    await settle()
    await tab.replica.addOutboxRow(outboxRow(1))
    await tab.remotes.rooms.leave(ROOM, MEI)
    await settle()
    expect(await cached()).toBeUndefined()
    expect(await tab.replica.readOutbox()).toHaveLength(1)
    expect(tab.seen).toContainEqual({ kind: 'room-forgotten', room: ROOM })
    world.say(1)
    await settle()
    expect(await cached()).toBeUndefined()
  })

  it('forgets at the next start what was left on another device', async () => {
    await tab.replica.putRoom(OTHER_ROOM, {
      mine: { room: OTHER_ROOM, joinedAt: 1, readAt: 0, readCount: 0 },
    })
    startRoomsSync(tab.context)
    await settle()
    expect(await cached(OTHER_ROOM)).toBeUndefined()
  })

  it('does the work of what has changed alone, however many rooms there are', async () => {
    world.seedRoom(OTHER_ROOM, [TOM, MEI])
    world.say(1)
    startRoomsSync(tab.context)
    await settle()
    const put = vi.spyOn(tab.replica, 'putRoom')
    const read = vi.spyOn(tab.replica, 'readRooms')
    await tab.remotes.rooms.markRead(ROOM, MEI, { readAt: 5, readCount: 1, isShown: true })
    await settle()
    expect(await cached()).toMatchObject({ mine: { readCount: 1 } })
    expect(new Set(put.mock.calls.map(([room]) => room))).toEqual(new Set([ROOM]))
    expect(read).not.toHaveBeenCalled()
  })

  it('takes back a room whose leaving was refused, as it was', async () => {
    startRoomsSync(tab.context)
    await settle()
    const mine = world.server.children(`userRooms/${MEI}`).find(([room]) => room === ROOM)?.[1]
    world.server.set(`userRooms/${MEI}/${ROOM}`, null)
    await settle()
    expect(await cached()).toBeUndefined()
    world.server.set(`userRooms/${MEI}/${ROOM}`, mine)
    await settle()
    expect(await cached()).toMatchObject({ mine: { room: ROOM } })
  })

  it('tries again what the disk did not take', async () => {
    vi.spyOn(tab.replica, 'putRoom').mockRejectedValueOnce(new StorageError('full', null))
    world.seedRoom(OTHER_ROOM, [TOM])
    startRoomsSync(tab.context)
    await settle()
    await tab.remotes.rooms.join(OTHER_ROOM, MEI)
    await settle()
    expect(await cached()).toMatchObject({ mine: { room: ROOM } })
  })

  it('marks a room that is gone', async () => {
    startRoomsSync(tab.context)
    await settle()
    world.server.deleteRoom(ROOM)
    await settle()
    expect(await cached()).toMatchObject({ isGone: true, room: { name: 'Hearthside' } })
  })

  it('counts a membership that cannot be read', async () => {
    world.server.set(`userRooms/${MEI}/${OTHER_ROOM}`, { kind: 'public', joinedAt: 'x' })
    startRoomsSync(tab.context)
    await settle()
    expect(tab.seen).toContainEqual({ kind: 'skipped', count: 1 })
    expect(await cached()).toBeDefined()
  })

  it('keeps a room whose membership cannot be read, with all that is in it', async () => {
    startRoomsSync(tab.context)
    await settle()
    await tab.replica.putDraft({ room: ROOM, text: 'half a thought', at: 1 })
    world.server.set(`userRooms/${MEI}/${ROOM}/joinedAt`, 'once')
    world.say(1)
    await settle()
    expect(await cached()).toMatchObject({ mine: { readCount: 0 }, state: { count: 1 } })
    expect((await tab.replica.readDraft(ROOM))?.text).toBe('half a thought')
    expect(tab.seen).not.toContainEqual({ kind: 'room-forgotten', room: ROOM })
  })

  it('follows at the next start a room whose membership cannot be read', async () => {
    startRoomsSync(tab.context)
    await settle()
    await tab.close()
    world.server.set(`userRooms/${MEI}/${ROOM}/joinedAt`, 'once')
    tab = world.openTab({ replica: tab.replica })
    startRoomsSync(tab.context)
    world.say(1)
    await settle()
    expect((await cached())?.state?.count).toBe(1)
  })

  it('writes nothing when nothing has changed', async () => {
    startRoomsSync(tab.context)
    await settle()
    tab.seen.length = 0
    const mark = vi.spyOn(tab.remotes.rooms, 'markRead')
    tab.client.goOffline()
    tab.client.goOnline()
    await settle()
    expect(tab.seen).toEqual([])
    expect(mark).not.toHaveBeenCalled()
  })

  describe('reading', () => {
    beforeEach(async () => {
      startRoomsSync(tab.context)
      for (let number = 1; number <= 5; number++) world.say(number)
      await settle()
    })

    const serverMark = () => world.server.get(`userRooms/${MEI}/${ROOM}`)

    it('is remembered here and told to the server', async () => {
      await markRead(tab.context, ROOM, { readAt: 5000, readCount: 5 })
      expect((await cached())?.mine).toMatchObject({ readAt: 5000, readCount: 5 })
      expect(serverMark()).toMatchObject({ readAt: 5000, readCount: 5 })
    })

    it('is seen by the others in the same write, unless it is hidden on this device', async () => {
      const marked = vi.spyOn(tab.remotes.rooms, 'markRead')
      const shown = () => world.server.get(`reads/${ROOM}/${MEI}`)
      await markRead(tab.context, ROOM, { readAt: 3000, readCount: 3 })
      expect(shown()).toBe(3000)
      expect(marked).toHaveBeenCalledTimes(1)
      const device = { ...tab.context.device, showsReading: () => false }
      await markRead({ ...tab.context, device }, ROOM, { readAt: 5000, readCount: 5 })
      expect(serverMark()).toMatchObject({ readAt: 5000 })
      expect(shown()).toBe(3000)
    })

    it('never goes back', async () => {
      await markRead(tab.context, ROOM, { readAt: 5000, readCount: 5 })
      await markRead(tab.context, ROOM, { readAt: 3000, readCount: 3 })
      expect((await cached())?.mine).toMatchObject({ readAt: 5000, readCount: 5 })
    })

    it('is not taken back by a list that was on its way', async () => {
      const putRoom = tab.replica.putRoom.bind(tab.replica)
      const put = vi.spyOn(tab.replica, 'putRoom')
      put.mockImplementationOnce(async (room, change) => {
        await markRead(tab.context, ROOM, { readAt: 5000, readCount: 5 })
        return putRoom(room, change)
      })
      world.server.set(`userRooms/${MEI}/${ROOM}/readCount`, 2)
      await settle()
      expect((await cached())?.mine).toMatchObject({ readAt: 5000, readCount: 5 })
    })

    it('offline is told later', async () => {
      tab.client.goOffline()
      await markRead(tab.context, ROOM, { readAt: 5000, readCount: 5 })
      expect((await cached())?.mine).toMatchObject({ readCount: 5 })
      expect(serverMark()).toMatchObject({ readCount: 0 })
      tab.client.goOnline()
      // Anything that changes the list brings the two together.
      world.server.set(`userRooms/${MEI}/${ROOM}/readCount`, 1)
      await settle()
      expect(serverMark()).toMatchObject({ readAt: 5000, readCount: 5 })
      expect((await cached())?.mine).toMatchObject({ readCount: 5 })
    })

    it('offline is told at the next start, without anything else happening', async () => {
      tab.client.goOffline()
      await markRead(tab.context, ROOM, { readAt: 5000, readCount: 5 })
      await tab.close()
      tab = world.openTab({ replica: tab.replica })
      startRoomsSync(tab.context)
      await settle()
      expect(serverMark()).toMatchObject({ readAt: 5000, readCount: 5 })
    })

    it('on two devices keeps the furthest of each', async () => {
      tab.client.goOffline()
      await markRead(tab.context, ROOM, { readAt: 4000, readCount: 3 })
      world.server.set(`userRooms/${MEI}/${ROOM}/readCount`, 5)
      tab.client.goOnline()
      await settle()
      expect(serverMark()).toMatchObject({ readAt: 4000, readCount: 5 })
      expect((await cached())?.mine).toMatchObject({ readAt: 4000, readCount: 5 })
    })

    it('begins anew with a new membership', async () => {
      await markRead(tab.context, ROOM, { readAt: 5000, readCount: 5 })
      const joinedAt = world.clock.now()
      world.server.set(`userRooms/${MEI}/${ROOM}`, {
        kind: 'public',
        joinedAt,
        readAt: 2000,
        readCount: 2,
      })
      await settle()
      expect((await cached())?.mine).toMatchObject({ joinedAt, readCount: 2 })
    })

    it('of a room that one is not in is nothing', async () => {
      await markRead(tab.context, OTHER_ROOM, { readAt: 1, readCount: 1 })
      expect(await cached(OTHER_ROOM)).toBeUndefined()
    })
  })

  it('tells a refused reading mark once a connection, however often its refusal is raised', async () => {
    const mark = vi.spyOn(tab.remotes.rooms, 'markRead').mockResolvedValue('denied')
    let raise: () => void = () => undefined
    vi.spyOn(tab.remotes.rooms, 'watchMemberships').mockImplementation((_user, watcher) => {
      const membership = { room: ROOM, joinedAt: 1, readAt: 0, readCount: 0 }
      raise = () => watcher.onValue({ memberships: [membership], unreadable: [] }, 0)
      return () => undefined
    })
    await tab.replica.putRoom(ROOM, {
      mine: { room: ROOM, joinedAt: 1, readAt: 9, readCount: 9 },
    })
    startRoomsSync(tab.context)
    for (let times = 0; times < 5; times++) {
      raise()
      await settle()
    }
    expect(mark).toHaveBeenCalledTimes(1)
  })

  it('keeps the public directory for offline reading', async () => {
    const stop = watchPublicRooms(tab.context)
    await settle()
    expect(await tab.replica.readPublicRooms()).toHaveLength(1)
    stop()
    world.seedRoom(OTHER_ROOM, [TOM])
    await settle()
    expect(await tab.replica.readPublicRooms()).toHaveLength(1)
  })

  it('ends with the person', async () => {
    startRoomsSync(tab.context)
    await settle()
    await tab.close()
    tab.client.goOnline()
    world.say(1)
    await settle()
    expect((await cached())?.state?.count).toBe(0)
  })
})
