import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ReadMark } from '@/domain/room/read-mark'
import type { ReadMarkRemote } from '@/domain/room/read-mark-remote'
import type { UserId } from '@/shared/ids'
import { MEI, ROOM, TOM, userId } from '../support/fixtures'
import { eventually, recorder, seedRoom, type ContractWorld, type OpenWorld } from './world'

/** What every `ReadMarkRemote` promises. */
export function readMarkRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: ReadMarkRemote`, () => {
    let world: ContractWorld

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
      world.set(`roomState/${ROOM}/count`, 10)
    })
    afterEach(() => world.close())

    const marksOf = async (user: UserId): Promise<ReadMarkRemote> =>
      (await (await world.connect(user)).remotes.further()).readMarks

    it('tells members how far each has read, and each move', async () => {
      const { rooms } = (await world.connect(MEI)).remotes
      const seen = recorder<readonly ReadMark[]>()
      const stop = (await marksOf(TOM)).watch(ROOM, seen.watcher)
      await seen.settlesOn([])
      await rooms.markRead(ROOM, MEI, { readAt: 1000, readCount: 1, isShown: true })
      await seen.settlesOn([{ user: MEI, at: 1000 }])
      await rooms.markRead(ROOM, MEI, { readAt: 2000, readCount: 2, isShown: true })
      await seen.settlesOn([{ user: MEI, at: 2000 }])
      await rooms.leave(ROOM, MEI)
      await seen.settlesOn([])
      const told = seen.values.length
      stop()
      world.set(`reads/${ROOM}/${TOM}`, 5)
      await rooms.exists(ROOM)
      expect(seen.values).toHaveLength(told)
    })

    it('tells an outsider nothing', async () => {
      const seen = recorder<readonly ReadMark[]>()
      ;(await marksOf(userId('amara'))).watch(ROOM, seen.watcher)
      await eventually(() => expect(seen.lost).toBe(1))
      expect(seen.values).toEqual([])
    })

    it('goes with who is put out, banned, or handed the room over and left', async () => {
      const care = (await (await world.connect(TOM)).remotes.further()).roomCare
      const marks = () => world.get(`reads/${ROOM}`)
      const join = () => world.set(`members/${ROOM}/${MEI}`, { role: 'member', joinedAt: 1 })
      world.set(`reads/${ROOM}`, { [MEI]: 1000 })
      expect(await care.putOut(ROOM, MEI)).toBe('done')
      expect(marks()).toBeNull()
      join()
      world.set(`reads/${ROOM}`, { [MEI]: 1000 })
      expect(await care.ban(ROOM, MEI, TOM)).toBe('done')
      expect(marks()).toBeNull()
      join()
      world.set(`reads/${ROOM}`, { [TOM]: 1000 })
      const by = { user: TOM, tokensLeft: 39, leaves: true }
      expect(await care.handOver(ROOM, MEI, by)).toBe('done')
      expect(marks()).toBeNull()
    })

    it('goes with a room that is closed', async () => {
      const care = (await (await world.connect(TOM)).remotes.further()).roomCare
      world.set(`reads/${ROOM}`, { [MEI]: 1000, [TOM]: 2000 })
      expect(await care.close(ROOM, TOM)).toBe('done')
      expect(world.get(`reads/${ROOM}`)).toBeNull()
    })

    it('passes over what cannot be read', async () => {
      world.set(`reads/${ROOM}`, { [MEI]: 'long ago', [TOM]: 5 })
      const seen = recorder<readonly ReadMark[]>()
      ;(await marksOf(TOM)).watch(ROOM, seen.watcher)
      await seen.settlesOn([{ user: TOM, at: 5 }])
      expect(seen.skips).toEqual([1])
    })
  })
}
