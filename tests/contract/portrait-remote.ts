import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PortraitRemote } from '@/domain/portrait/portrait-remote'
import type { UserId } from '@/shared/ids'
import { MEI, ROOM, TOM, userId } from '../support/fixtures'
import { seedRoom, type ContractWorld, type OpenWorld } from './world'

const AMARA = userId('amara')
const SMALL = 'data:image/webp;base64,UklGRg=='
const OTHER = 'data:image/jpeg;base64,AAAA'

/** What every `PortraitRemote` promises. */
export function portraitRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: PortraitRemote`, () => {
    let world: ContractWorld
    let tom: PortraitRemote
    let mei: PortraitRemote

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
      for (const user of [TOM, MEI]) world.set(`users/${user}`, { name: user, createdAt: 1 })
      tom = await portraitsOf(TOM)
      mei = await portraitsOf(MEI)
    })
    afterEach(() => world.close())

    const portraitsOf = async (user: UserId) =>
      (await (await world.connect(user)).remotes.further()).portraits
    const by = (user: UserId) => ({ user, tokensLeft: 30 })
    const mine = `user/${MEI}` as const
    const ofRoom = `room/${ROOM}` as const
    const photo = (path: string) => world.get(`${path}/photo`)

    it('has none at first', async () => {
      expect(await tom.read(mine)).toBeUndefined()
      expect(await tom.read(ofRoom)).toBeUndefined()
    })

    it('keeps one’s own, named by the profile with its time', async () => {
      expect(await mei.choose(mine, SMALL, by(MEI))).toBe('done')
      const kept = await tom.read(mine)
      expect(kept).toMatchObject({ data: SMALL })
      expect(photo(`users/${MEI}`)).toBe(kept?.at)
      world.advance(5000)
      expect(await mei.choose(mine, OTHER, by(MEI))).toBe('done')
      const next = await tom.read(mine)
      expect(next).toMatchObject({ data: OTHER })
      expect(photo(`users/${MEI}`)).toBe(next?.at)
      expect(next?.at).not.toBe(kept?.at)
    })

    it('takes it away, or an address in its place', async () => {
      await mei.choose(mine, SMALL, by(MEI))
      world.advance(5000)
      expect(await mei.choose(mine, 'https://photos.example/mei', by(MEI))).toBe('done')
      expect(photo(`users/${MEI}`)).toBe('https://photos.example/mei')
      expect(await tom.read(mine)).toBeUndefined()
      world.advance(5000)
      expect(await mei.choose(mine, null, by(MEI))).toBe('done')
      expect(photo(`users/${MEI}`)).toBeNull()
      world.advance(5000)
      expect(await mei.choose(mine, null, by(MEI))).toBe('done')
    })

    it('keeps that of a room for who runs it', async () => {
      expect(await mei.choose(ofRoom, SMALL, by(MEI))).toBe('denied')
      expect(await tom.choose(ofRoom, SMALL, by(TOM))).toBe('done')
      const kept = await mei.read(ofRoom)
      expect(kept).toMatchObject({ data: SMALL })
      expect(photo(`rooms/${ROOM}`)).toBe(kept?.at)
      world.advance(5000)
      expect(await mei.choose(ofRoom, null, by(MEI))).toBe('denied')
      expect(await tom.choose(ofRoom, null, by(TOM))).toBe('done')
      expect(await mei.read(ofRoom)).toBeUndefined()
      expect(photo(`rooms/${ROOM}`)).toBeNull()
    })

    it('tells an outsider nothing of a private room', async () => {
      await tom.choose(ofRoom, SMALL, by(TOM))
      world.set(`rooms/${ROOM}/kind`, 'private')
      world.set(`publicRooms/${ROOM}`, null)
      await expect((await portraitsOf(AMARA)).read(ofRoom)).rejects.toThrow()
      expect(await mei.read(ofRoom)).toMatchObject({ data: SMALL })
    })

    it.each([
      ['a page', 'data:text/html;base64,AAAA'],
      ['what is too large', 'data:image/webp;base64,'.padEnd(12_001, 'A')],
    ])('denies %s', async (_what, data) => {
      expect(await mei.choose(mine, data, by(MEI))).toBe('denied')
      expect(photo(`users/${MEI}`)).toBeNull()
    })

    it('denies that of another, and an address for a room', async () => {
      expect(await tom.choose(mine, SMALL, by(TOM))).toBe('denied')
      expect(await tom.choose(ofRoom, 'https://photos.example/pan', by(TOM))).toBe('denied')
    })

    it('takes one that cannot be read for none', async () => {
      world.set(`userPortraits/${MEI}`, { at: 5, data: '<b>' })
      expect(await tom.read(mine)).toBeUndefined()
    })

    it('goes with its room', async () => {
      await tom.choose(ofRoom, SMALL, by(TOM))
      const { roomCare } = await (await world.connect(TOM)).remotes.further()
      expect(await roomCare.close(ROOM, TOM)).toBe('done')
      expect(world.get(`roomPortraits/${ROOM}`)).toBeNull()
    })
  })
}
