import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Member, PublicRoom, Room, RoomState } from '@/domain/room/room'
import type { MembershipList, RoomRemote } from '@/domain/room/room-remote'
import { MEI, OTHER_ROOM, ROOM, TOM, messageId, roomId, userId } from '../support/fixtures'
import { eventually, recorder, seedRoom, type ContractWorld, type OpenWorld } from './world'

/** What every `RoomRemote` promises. */
export function roomRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: RoomRemote`, () => {
    let world: ContractWorld
    let remote: RoomRemote

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
      remote = (await world.connect(MEI)).remotes.rooms
    })
    afterEach(() => world.close())

    const draft = { name: 'Trails', topic: 'walks' }
    const maker = { user: MEI, tokensLeft: 39 }

    describe('watching', () => {
      it('lists the rooms a person is in, and what changes there', async () => {
        const seen = recorder<MembershipList>()
        remote.watchMemberships(MEI, seen.watcher)
        const joinedAt = world.get(`userRooms/${MEI}/${ROOM}/joinedAt`)
        const mine = { room: ROOM, joinedAt, readAt: 0, readCount: 0 }
        await seen.settlesOn({ memberships: [mine], unreadable: [] })
        world.set(`userRooms/${MEI}/${ROOM}`, null)
        await seen.settlesOn({ memberships: [], unreadable: [] })
      })

      it('counts a membership that cannot be read and says which it is', async () => {
        world.set(`userRooms/${MEI}/${OTHER_ROOM}`, { kind: 'public', joinedAt: 'once' })
        const seen = recorder<MembershipList>()
        remote.watchMemberships(MEI, seen.watcher)
        await eventually(() => expect(seen.values).toHaveLength(1))
        expect(seen.values[0]?.memberships.map(({ room }) => room)).toEqual([ROOM])
        expect(seen.values[0]?.unreadable).toEqual([OTHER_ROOM])
        expect(seen.skips).toEqual([1])
      })

      it('shows nobody the list of another', async () => {
        const seen = recorder<MembershipList>()
        remote.watchMemberships(TOM, seen.watcher)
        await eventually(() => expect(seen.lost).toBe(1))
        expect(seen.values).toEqual([])
      })

      it('shows a room until it is gone', async () => {
        const seen = recorder<Room | undefined>()
        remote.watchRoom(ROOM, seen.watcher)
        await eventually(() =>
          expect(seen.values.at(-1)).toMatchObject({ id: ROOM, name: 'Hearthside' }),
        )
        world.set(`rooms/${ROOM}`, null)
        await seen.settlesOn(undefined)
        expect(seen.skips.at(-1)).toBe(0)
      })

      it('counts a room that cannot be read', async () => {
        world.set(`rooms/${OTHER_ROOM}`, { name: 5, kind: 'public' })
        const seen = recorder<Room | undefined>()
        remote.watchRoom(OTHER_ROOM, seen.watcher)
        await eventually(() => expect(seen.values).toEqual([undefined]))
        expect(seen.skips).toEqual([1])
      })

      it('shows how far a room has got', async () => {
        const seen = recorder<RoomState | undefined>()
        remote.watchState(ROOM, seen.watcher)
        await seen.settlesOn({ count: 0, last: undefined })
        const last = { id: messageId(1), from: TOM, at: 5000, text: 'hi' }
        world.set(`roomState/${ROOM}`, { count: 1, last })
        await seen.settlesOn({ count: 1, last })
      })

      it('lists members to members', async () => {
        const seen = recorder<readonly Member[]>()
        remote.watchMembers(ROOM, seen.watcher)
        await eventually(() =>
          expect(seen.values.at(-1)?.map(({ id, role }) => [id, role])).toEqual([
            [MEI, 'member'],
            [TOM, 'owner'],
          ]),
        )
        world.set(`members/${ROOM}/${MEI}`, null)
        await eventually(() => expect(seen.lost).toBe(1))
      })

      it('shows one whether one is in a room, also when one is not', async () => {
        const seen = recorder<Member | undefined>()
        remote.watchMember(ROOM, MEI, seen.watcher)
        await eventually(() =>
          expect(seen.values.at(-1)).toMatchObject({ id: MEI, role: 'member' }),
        )
        world.set(`members/${ROOM}/${MEI}`, null)
        await seen.settlesOn(undefined)
        expect(seen.lost).toBe(0)
      })

      it('lists the public directory, newest first', async () => {
        seedRoom(world, OTHER_ROOM, [TOM])
        const seen = recorder<readonly PublicRoom[]>()
        remote.watchPublic(seen.watcher)
        await seen.settlesOn([
          { id: OTHER_ROOM, name: 'Hearthside', topic: 'by the fire' },
          { id: ROOM, name: 'Hearthside', topic: 'by the fire' },
        ])
      })

      it('tells nothing more once stopped', async () => {
        const seen = recorder<RoomState | undefined>()
        const stop = remote.watchState(ROOM, seen.watcher)
        await eventually(() => expect(seen.values).toHaveLength(1))
        stop()
        stop()
        world.set(`roomState/${ROOM}/count`, 5)
        await remote.exists(ROOM)
        expect(seen.values).toHaveLength(1)
      })
    })

    describe('asking', () => {
      it('knows whether one is a member and what exists', async () => {
        expect(await remote.isMember(ROOM, MEI)).toBe(true)
        expect(await remote.isMember(OTHER_ROOM, MEI)).toBe(false)
        expect(await remote.exists(ROOM)).toBe(true)
        expect(await remote.exists(OTHER_ROOM)).toBe(false)
      })
    })

    describe('create', () => {
      it('makes a room with its owner in it and in the directory', async () => {
        const room = roomId(7)
        expect(await remote.create(room, draft, maker)).toBe('done')
        const createdAt = (world.get(`rooms/${room}`) as Room).createdAt
        expect(world.get(`rooms/${room}`)).toEqual({
          ...draft,
          kind: 'public',
          createdBy: MEI,
          createdAt,
          owner: MEI,
        })
        expect(world.get(`publicRooms/${room}`)).toEqual(draft)
        expect(world.get(`members/${room}/${MEI}`)).toEqual({ role: 'owner', joinedAt: createdAt })
        expect(world.get(`roomState/${room}`)).toEqual({ count: 0 })
        expect(world.get(`userRooms/${MEI}/${room}`)).toMatchObject({ readCount: 0 })
        expect(world.get(`rate/${MEI}/n`)).toBe(39)
      })

      it('makes a room without a topic', async () => {
        expect(await remote.create(roomId(7), { name: 'Plain', topic: '' }, maker)).toBe('done')
      })

      it('makes no room twice', async () => {
        expect(await remote.create(ROOM, draft, maker)).toBe('denied')
        expect(world.get(`rooms/${ROOM}/name`)).toBe('Hearthside')
      })

      it.each([
        ['in the name of another', draft, { user: TOM, tokensLeft: 39 }],
        ['without a name', { name: ' ', topic: '' }, maker],
        ['with a name above the longest', { name: 'x'.repeat(61), topic: '' }, maker],
        ['with a topic above the longest', { name: 'a', topic: 'x'.repeat(241) }, maker],
        ['without a token', draft, { user: MEI, tokensLeft: 40 }],
      ])('denies a room %s', async (_what, asked, by) => {
        expect(await remote.create(roomId(7), asked, by)).toBe('denied')
        expect(world.get(`rooms/${roomId(7)}`)).toBeNull()
      })
    })

    describe('join and leave', () => {
      it('joins with everything said so far taken for read', async () => {
        seedRoom(world, OTHER_ROOM, [TOM])
        const last = { id: messageId(1), from: TOM, at: world.now() - 1000, text: 'hi' }
        world.set(`roomState/${OTHER_ROOM}`, { count: 12, last })
        expect(await remote.join(OTHER_ROOM, MEI)).toBe('done')
        expect(world.get(`members/${OTHER_ROOM}/${MEI}/role`)).toBe('member')
        expect(world.get(`userRooms/${MEI}/${OTHER_ROOM}`)).toMatchObject({
          readCount: 12,
          readAt: last.at,
        })
      })

      it('joins no room twice, and none for another', async () => {
        expect(await remote.join(ROOM, MEI)).toBe('denied')
        expect(await remote.join(ROOM, userId('nobody'))).toBe('denied')
      })

      it('leaves', async () => {
        expect(await remote.leave(ROOM, MEI)).toBe('done')
        expect(world.get(`members/${ROOM}/${MEI}`)).toBeNull()
        expect(world.get(`userRooms/${MEI}/${ROOM}`)).toBeNull()
      })

      it('keeps an owner', async () => {
        const tom = (await world.connect(TOM)).remotes.rooms
        expect(await tom.leave(ROOM, TOM)).toBe('denied')
        expect(world.get(`members/${ROOM}/${TOM}/role`)).toBe('owner')
      })

      it('takes a room that one was removed from off the list', async () => {
        world.set(`members/${ROOM}/${MEI}`, null)
        expect(await remote.dropFromList(ROOM, MEI)).toBe('done')
        expect(world.get(`userRooms/${MEI}/${ROOM}`)).toBeNull()
      })

      it('will not join a room that is gone', async () => {
        const answer = await remote.join(OTHER_ROOM, MEI).catch(() => 'denied')
        expect(answer).toBe('denied')
      })
    })

    describe('markRead', () => {
      const mark = (readAt: number, readCount: number, isShown = true) => ({
        readAt,
        readCount,
        isShown,
      })
      const shown = () => world.get(`reads/${ROOM}/${MEI}`)

      it('is seen by the others where it may be, and goes with the membership', async () => {
        world.set(`roomState/${ROOM}/count`, 10)
        const readAt = world.now() - 2000
        expect(await remote.markRead(ROOM, MEI, mark(readAt, 8, false))).toBe('done')
        expect(shown()).toBeNull()
        expect(await remote.markRead(ROOM, MEI, mark(readAt + 1, 9))).toBe('done')
        expect(shown()).toBe(readAt + 1)
        expect(await remote.leave(ROOM, MEI)).toBe('done')
        expect(shown()).toBeNull()
      })

      it('goes on and never back', async () => {
        world.set(`roomState/${ROOM}/count`, 10)
        const readAt = world.now() - 1000
        expect(await remote.markRead(ROOM, MEI, mark(readAt, 8))).toBe('done')
        expect(await remote.markRead(ROOM, MEI, mark(readAt, 7))).toBe('denied')
        expect(await remote.markRead(ROOM, MEI, mark(readAt - 1, 9))).toBe('denied')
        expect(world.get(`userRooms/${MEI}/${ROOM}`)).toMatchObject({ readAt, readCount: 8 })
      })

      it('goes no further than the room', async () => {
        world.set(`roomState/${ROOM}/count`, 10)
        expect(await remote.markRead(ROOM, MEI, mark(1, 11))).toBe('denied')
        const ahead = mark(world.now() + 60_000, 1)
        expect(await remote.markRead(ROOM, MEI, ahead)).toBe('denied')
      })

      it('is denied for a room one is not in', async () => {
        seedRoom(world, OTHER_ROOM, [TOM])
        expect(await remote.markRead(OTHER_ROOM, MEI, mark(1, 0))).toBe('denied')
      })
    })
  })
}
