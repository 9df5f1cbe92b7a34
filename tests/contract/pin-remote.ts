import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_PINS, type Pin, type PinRemote } from '@/domain/message/pin-remote'
import { directRoomId } from '@/domain/room/direct'
import type { UserId } from '@/shared/ids'
import { MEI, messageId, ROOM, TOM, userId } from '../support/fixtures'
import { eventually, recorder, seedRoom, type ContractWorld, type OpenWorld } from './world'

/** What every `PinRemote` promises. */
export function pinRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: PinRemote`, () => {
    let world: ContractWorld

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
      for (let number = 1; number <= MAX_PINS + 2; number++) {
        const said = { from: MEI, at: number, updatedAt: number, text: `message ${number}` }
        world.set(`messages/${ROOM}/${messageId(number)}`, said)
      }
    })
    afterEach(() => world.close())

    const further = async (user: UserId) => (await world.connect(user)).remotes.further()
    const pinsOf = async (user: UserId): Promise<PinRemote> => (await further(user)).pins
    const pinned = () => Object.values((world.get(`pins/${ROOM}`) ?? {}) as Record<string, Pin>)

    it('tells members what is pinned, the newest first', async () => {
      const pins = await pinsOf(TOM)
      const seen = recorder<readonly Pin[]>()
      const stop = (await pinsOf(MEI)).watch(ROOM, seen.watcher)
      await seen.settlesOn([])
      expect(await pins.pin(ROOM, messageId(1), TOM)).toBe('done')
      await eventually(() => expect(seen.values.at(-1)).toMatchObject([{ by: TOM }]))
      const [first] = pinned()
      world.set(`pins/${ROOM}/7`, { id: messageId(2), by: TOM, at: (first?.at ?? 0) + 5 })
      await eventually(() =>
        expect(seen.values.at(-1)).toMatchObject([{ id: messageId(2) }, { id: messageId(1) }]),
      )
      stop()
    })

    it('tells an outsider nothing', async () => {
      const seen = recorder<readonly Pin[]>()
      ;(await pinsOf(userId('amara'))).watch(ROOM, seen.watcher)
      await eventually(() => expect(seen.lost).toBe(1))
    })

    it('pins once, however often it is asked, and takes all of it away', async () => {
      const pins = await pinsOf(TOM)
      await pins.pin(ROOM, messageId(1), TOM)
      expect(await pins.pin(ROOM, messageId(1), TOM)).toBe('done')
      expect(pinned()).toHaveLength(1)
      world.set(`pins/${ROOM}/9`, { id: messageId(1), by: TOM, at: 5 })
      expect(await pins.unpin(ROOM, messageId(1))).toBe('done')
      expect(pinned()).toEqual([])
      expect(await pins.unpin(ROOM, messageId(1))).toBe('done')
    })

    it('is for who runs the room, and for both of two', async () => {
      expect(await (await pinsOf(MEI)).pin(ROOM, messageId(1), MEI)).toBe('denied')
      await (await pinsOf(TOM)).pin(ROOM, messageId(1), TOM)
      expect(await (await pinsOf(MEI)).unpin(ROOM, messageId(1))).toBe('denied')
      world.set(`members/${ROOM}/${MEI}/role`, 'admin')
      expect(await (await pinsOf(MEI)).unpin(ROOM, messageId(1))).toBe('done')

      const talk = directRoomId(MEI, TOM)
      world.set(`rooms/${talk}`, { kind: 'dm', one: MEI, two: TOM, createdBy: TOM, createdAt: 1 })
      for (const user of [MEI, TOM]) {
        world.set(`members/${talk}/${user}`, { role: 'member', joinedAt: 1 })
      }
      const said = { from: TOM, at: 1, updatedAt: 1, text: 'hello' }
      world.set(`messages/${talk}/${messageId(1)}`, said)
      expect(await (await pinsOf(MEI)).pin(talk, messageId(1), MEI)).toBe('done')
      expect(await (await pinsOf(TOM)).unpin(talk, messageId(1))).toBe('done')
    })

    it('pins what is there', async () => {
      const pins = await pinsOf(TOM)
      expect(await pins.pin(ROOM, messageId(99), TOM)).toBe('denied')
      const gone = { from: MEI, at: 1, updatedAt: 9, deletedAt: 9, deletedBy: MEI }
      world.set(`messages/${ROOM}/${messageId(1)}`, gone)
      expect(await pins.pin(ROOM, messageId(1), TOM)).toBe('denied')
    })

    it('is full at some time, and takes the place of what was deleted', async () => {
      const pins = await pinsOf(TOM)
      for (let place = 0; place < MAX_PINS; place++) {
        world.set(`pins/${ROOM}/${place}`, { id: messageId(place + 1), by: TOM, at: place + 1 })
      }
      expect(await pins.pin(ROOM, messageId(MAX_PINS + 1), TOM)).toBe('full')
      const gone = { from: MEI, at: 3, updatedAt: 9, deletedAt: 9, deletedBy: MEI }
      world.set(`messages/${ROOM}/${messageId(3)}`, gone)
      expect(await pins.pin(ROOM, messageId(MAX_PINS + 1), TOM)).toBe('done')
      const ids = pinned().map(({ id }) => id)
      expect(ids).toHaveLength(MAX_PINS)
      expect(ids).toContain(messageId(MAX_PINS + 1))
      expect(ids).not.toContain(messageId(3))
    })

    it('goes with a room that is closed', async () => {
      await (await pinsOf(TOM)).pin(ROOM, messageId(1), TOM)
      expect(await (await further(TOM)).roomCare.close(ROOM, TOM)).toBe('done')
      expect(world.get(`pins/${ROOM}`)).toBeNull()
    })
  })
}
