import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CALL_LEASE_MS, SEATS, type Call, type Seat } from '@/domain/call/call'
import type { CallBeginning, CallRemote, Sitting } from '@/domain/call/call-remote'
import { directRoomId } from '@/domain/room/direct'
import type { CallId, EndpointId, RoomId, UserId } from '@/shared/ids'
import { MEI, messageId, ROOM, TOM, userId } from '../support/fixtures'
import { eventually, recorder, seedRoom, type ContractWorld, type OpenWorld } from './world'

/** What every `CallRemote` promises. */
export function callRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: CallRemote`, () => {
    let world: ContractWorld
    const amara = userId('amara')
    const place = `calls/${ROOM}`

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
    })
    afterEach(() => world.close())

    const callsOf = async (user: UserId): Promise<CallRemote> =>
      (await (await world.connect(user)).remotes.further()).calls
    const sitting = (user: UserId, seat: Seat, page = `page-of-${user}`): Sitting => ({
      user,
      seat,
      endpoint: page as EndpointId,
    })
    const id = messageId(1) as string as CallId
    const beginning = (user: UserId): CallBeginning => ({
      ...sitting(user, '0'),
      id,
      kind: 'video',
      called: [],
    })

    it('tells members of a call: who began it, who is in it, who does not come', async () => {
      const seen = recorder<Call | undefined>()
      const meis = await callsOf(MEI)
      meis.watch(ROOM, seen.watcher)
      await seen.settlesOn(undefined)
      expect(await (await callsOf(TOM)).begin(ROOM, beginning(TOM))).toBe('done')
      await eventually(() =>
        expect(seen.values.at(-1)).toMatchObject({
          room: ROOM,
          id,
          by: TOM,
          kind: 'video',
          people: [sitting(TOM, '0')],
          declined: [],
        }),
      )
      expect(await meis.decline(ROOM, MEI, 'busy')).toBe('done')
      await eventually(() =>
        expect(seen.values.at(-1)?.declined).toEqual([{ user: MEI, why: 'busy' }]),
      )
      expect(await meis.sit(ROOM, sitting(MEI, '1'))).toBe('done')
      await eventually(() => expect(seen.values.at(-1)?.people).toHaveLength(2))
    })

    it('tells for whom it rings, in their order, and who the members are, as far as is asked', async () => {
      world.set(`members/${ROOM}/${amara}`, { role: 'member', joinedAt: 1 })
      const toms = await callsOf(TOM)
      const called = await toms.readMembers(ROOM, 7)
      expect(called.toSorted()).toEqual([amara, MEI, TOM].toSorted())
      expect(await toms.readMembers(ROOM, 2)).toHaveLength(2)
      expect(await toms.begin(ROOM, { ...beginning(TOM), called })).toBe('done')
      const seen = recorder<Call | undefined>()
      ;(await callsOf(MEI)).watch(ROOM, seen.watcher)
      await eventually(() => expect(seen.values.at(-1)?.called).toEqual(called))
      await expect((await callsOf(userId('nobody'))).readMembers(ROOM, 7)).rejects.toThrow()
    })

    it('tells an outsider nothing', async () => {
      const seen = recorder<Call | undefined>()
      const outside = await callsOf(amara)
      outside.watch(ROOM, seen.watcher)
      await eventually(() => expect(seen.lost).toBe(1))
      expect(await outside.begin(ROOM, beginning(amara))).toBe('denied')
      await (await callsOf(TOM)).begin(ROOM, beginning(TOM))
      expect(await outside.sit(ROOM, sitting(amara, '1'))).toBe('denied')
      expect(await outside.decline(ROOM, amara, 'declined')).toBe('denied')
    })

    it('lets one of two who call at once begin', async () => {
      const [toms, meis] = [await callsOf(TOM), await callsOf(MEI)]
      const answers = await Promise.all([
        toms.begin(ROOM, beginning(TOM)),
        meis.begin(ROOM, beginning(MEI)),
      ])
      expect(answers.toSorted()).toEqual(['denied', 'done'])
      expect(Object.keys(world.get(`${place}/people`) as object)).toHaveLength(1)
    })

    it('lets one device of a person in, and another once that has lapsed', async () => {
      await (await callsOf(TOM)).begin(ROOM, beginning(TOM))
      const desk = await callsOf(MEI)
      const phone = await callsOf(MEI)
      expect(await desk.sit(ROOM, sitting(MEI, '1', 'desk'))).toBe('done')
      expect(await phone.sit(ROOM, sitting(MEI, '2', 'phone'))).toBe('denied')
      expect(await phone.renew(ROOM, sitting(MEI, '1', 'phone'))).toBe('denied')
      world.advance(CALL_LEASE_MS + 1)
      expect(await phone.sit(ROOM, sitting(MEI, '1', 'phone'))).toBe('done')
      expect(world.get(`${place}/people/${MEI}/endpoint`)).toBe('phone')
    })

    it('has six seats, each for one', async () => {
      await (await callsOf(TOM)).begin(ROOM, beginning(TOM))
      const people = ['b', 'c', 'd', 'e', 'f', 'g'].map(userId)
      for (const user of people)
        world.set(`members/${ROOM}/${user}`, { role: 'member', joinedAt: 1 })
      const answers = await Promise.all(
        people.map(async (user, at) =>
          (await callsOf(user)).sit(ROOM, sitting(user, SEATS[at + 1] ?? '5')),
        ),
      )
      expect(answers.filter((answer) => answer === 'done')).toHaveLength(5)
      expect(Object.keys(world.get(`${place}/seats`) as object)).toHaveLength(6)
      expect(await (await callsOf(MEI)).sit(ROOM, sitting(MEI, '0'))).toBe('denied')
    })

    it('renews a lease with the time of the server', async () => {
      const toms = await callsOf(TOM)
      await toms.begin(ROOM, beginning(TOM))
      const before = Number(world.get(`${place}/people/${TOM}/beat`))
      world.advance(30_000)
      expect(await toms.renew(ROOM, sitting(TOM, '0'))).toBe('done')
      expect(world.get(`${place}/people/${TOM}/beat`)).toBeGreaterThanOrEqual(before + 30_000)
    })

    it('gives the seat back as one leaves, and takes the last word back', async () => {
      const tom = await world.connect(TOM)
      const toms = (await tom.remotes.further()).calls
      const meis = await callsOf(MEI)
      await toms.begin(ROOM, beginning(TOM))
      await meis.sit(ROOM, sitting(MEI, '1'))
      expect(await toms.leave(ROOM, sitting(TOM, '0'))).toBe('done')
      expect(world.get(`${place}/people/${TOM}`)).toBeNull()
      expect(world.get(`${place}/seats/0`)).toBeNull()
      expect(world.get(`${place}/seats/1`)).toBe(MEI)
      const desk = await callsOf(TOM)
      expect(await desk.sit(ROOM, sitting(TOM, '0', 'desk'))).toBe('done')
      tom.leave()
      await meis.renew(ROOM, sitting(MEI, '1'))
      expect(world.get(`${place}/people/${TOM}/endpoint`)).toBe('desk')
    })

    it('gives it back when the connection ends', async () => {
      const tom = await world.connect(TOM)
      await (await tom.remotes.further()).calls.begin(ROOM, beginning(TOM))
      tom.leave()
      await eventually(() => {
        expect(world.get(`${place}/people`)).toBeNull()
        expect(world.get(`${place}/seats`)).toBeNull()
      })
      expect(world.get(`${place}/id`)).toBe(id)
      const meis = await callsOf(MEI)
      expect(await meis.begin(ROOM, beginning(MEI))).toBe('done')
    })

    it('ends once all have left; of two, by either', async () => {
      const toms = await callsOf(TOM)
      await toms.begin(ROOM, beginning(TOM))
      expect(await (await callsOf(MEI)).end(ROOM)).toBe('denied')
      await toms.leave(ROOM, sitting(TOM, '0'))
      expect(await (await callsOf(MEI)).end(ROOM)).toBe('done')
      expect(world.get(place)).toBeNull()

      const talk: RoomId = directRoomId(MEI, TOM)
      world.set(`rooms/${talk}`, { kind: 'dm', one: MEI, two: TOM, createdBy: TOM, createdAt: 1 })
      for (const user of [MEI, TOM]) {
        world.set(`members/${talk}/${user}`, { role: 'member', joinedAt: 1 })
      }
      expect(await toms.begin(talk, beginning(TOM))).toBe('done')
      expect(await (await callsOf(MEI)).end(talk)).toBe('done')
      expect(world.get(`calls/${talk}`)).toBeNull()
    })

    it('counts a call that cannot be read, and leaves out who cannot', async () => {
      world.set(place, { id: 'x' })
      const seen = recorder<Call | undefined>()
      ;(await callsOf(MEI)).watch(ROOM, seen.watcher)
      await seen.settlesOn(undefined)
      expect(seen.skips).toEqual([1])
      const people = { [TOM]: { endpoint: 'e', seat: '0', beat: 5 }, [MEI]: { seat: 7 } }
      world.set(place, { id, by: TOM, at: 5, kind: 'voice', people })
      await eventually(() =>
        expect(seen.values.at(-1)?.people.map(({ user }) => user)).toEqual([TOM]),
      )
    })
  })
}
