import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RoomKeepingRemote } from '@/domain/room/room-keeping-remote'
import type { MembershipList } from '@/domain/room/room-remote'
import type { UserId } from '@/shared/ids'
import { MEI, OTHER_ROOM, ROOM, TOM } from '../support/fixtures'
import { recorder, seedRoom, type ContractWorld, type OpenWorld } from './world'

/** What every `RoomKeepingRemote` promises. */
export function roomKeepingRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: RoomKeepingRemote`, () => {
    let world: ContractWorld
    let remote: RoomKeepingRemote

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
      remote = await keepingOf(MEI)
    })
    afterEach(() => world.close())

    const keepingOf = async (user: UserId) =>
      (await (await world.connect(user)).remotes.further()).keeping
    const place = `userRooms/${MEI}/${ROOM}`

    it('keeps each part, tells the other device, and leaves the rest as it was', async () => {
      const other = (await world.connect(MEI)).remotes.rooms
      const seen = recorder<MembershipList>()
      other.watchMemberships(MEI, seen.watcher)
      const before = world.get(place) as object
      expect(await remote.keep(ROOM, MEI, { muted: 5000, pinned: 7 })).toBe('done')
      expect(
        await remote.keep(ROOM, MEI, { archived: true, unread: true, mentionsOnly: true }),
      ).toBe('done')
      const kept = { muted: 5000, pinned: 7, archived: true, unread: true, mentionsOnly: true }
      expect(world.get(place)).toEqual({ ...before, ...kept })
      const joinedAt = world.get(`${place}/joinedAt`)
      const mine = { room: ROOM, joinedAt, readAt: 0, readCount: 0, ...kept }
      await seen.settlesOn({ memberships: [mine], unreadable: [] })
    })

    it('stores nothing of what is as it is at first', async () => {
      const before = world.get(place)
      await remote.keep(ROOM, MEI, {
        muted: 5000,
        mentionsOnly: true,
        archived: true,
        unread: true,
      })
      await remote.keep(ROOM, MEI, {
        muted: 0,
        mentionsOnly: false,
        archived: false,
        unread: false,
      })
      expect(world.get(place)).toEqual(before)
    })

    it('denies it where one is not, and to another', async () => {
      seedRoom(world, OTHER_ROOM, [TOM])
      expect(await remote.keep(OTHER_ROOM, MEI, { muted: 5000 })).toBe('denied')
      expect(world.get(`userRooms/${MEI}/${OTHER_ROOM}`)).toBeNull()
      expect(await remote.keep(ROOM, TOM, { muted: 5000 })).toBe('denied')
      expect(world.get(`userRooms/${TOM}/${ROOM}/muted`)).toBeNull()
    })
  })
}
