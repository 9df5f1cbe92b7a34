import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_TINY_LENGTH, PIECE_BYTES, toPictureId, type Picture } from '@/domain/picture/picture'
import type { PictureRemote } from '@/domain/picture/picture-remote'
import type { BlobId, UserId } from '@/shared/ids'
import { MEI, ROOM, TOM, messageId, userId } from '../support/fixtures'
import { seedRoom, type ContractWorld, type OpenWorld } from './world'

const AMARA = userId('amara')

const picture = (bytes: number, more: Partial<Picture> = {}): Picture => ({
  id: toPictureId(messageId(7), { width: 640, height: 480 }),
  room: ROOM,
  from: MEI,
  type: 'image/webp',
  tiny: 'AAAA',
  bytes: Uint8Array.from({ length: bytes }, (_, at) => at % 251),
  ...more,
})

/** What every `PictureRemote` promises. */
export function pictureRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: PictureRemote`, () => {
    let world: ContractWorld
    let remote: PictureRemote

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
      remote = await picturesOf(MEI)
    })
    afterEach(() => world.close())

    const picturesOf = async (user: UserId) =>
      (await (await world.connect(user)).remotes.further()).pictures
    const place = ({ room, id }: Picture) => `blobs/${room}/${id}`

    it('carries a picture piece by piece to the others of the room', async () => {
      const sent = picture(2 * PIECE_BYTES + 1)
      expect(await remote.announce(sent, 39)).toBe('done')
      expect(await remote.sendPiece(sent, 0, false)).toBe('done')
      expect(await remote.readSent(sent)).toEqual({
        ...{ isAnnounced: true, isWhole: false, pieces: new Set([0]) },
      })
      const tom = await picturesOf(TOM)
      expect(await tom.fetch(sent)).toBeUndefined()
      expect(await tom.readTiny(sent)).toBe('AAAA')
      expect(await remote.sendPiece(sent, 1, false)).toBe('done')
      expect(await remote.sendPiece(sent, 2, true)).toBe('done')
      expect(await remote.readSent(sent)).toMatchObject({ isWhole: true })
      expect(await tom.fetch(sent)).toEqual(sent)
    })

    it('knows nothing of what was not sent', async () => {
      const nothing = { isAnnounced: false, isWhole: false, pieces: new Set() }
      expect(await remote.readSent(picture(1))).toEqual(nothing)
      expect(await remote.fetch(picture(1))).toBeUndefined()
    })

    it('takes each piece once, and is whole only with all of them', async () => {
      const sent = picture(2 * PIECE_BYTES)
      await remote.announce(sent, 39)
      expect(await remote.announce(sent, 38)).toBe('denied')
      expect(await remote.sendPiece(sent, 1, true)).toBe('denied')
      expect(await remote.sendPiece(sent, 0, false)).toBe('done')
      expect(await remote.sendPiece(sent, 0, false)).toBe('denied')
      expect(await remote.sendPiece(sent, 1, true)).toBe('done')
    })

    it.each<[string, Partial<Picture>]>([
      ['under an id without a shape', { id: messageId(7) as string as BlobId }],
      ['in the name of another', { from: TOM }],
      ['with a small one that is large', { tiny: 'A'.repeat(MAX_TINY_LENGTH + 1) }],
      ['that could run', { type: 'image/svg+xml' as 'image/webp' }],
    ])('denies a picture %s', async (_what, more) => {
      const sent = picture(1, more)
      expect(await remote.announce(sent, 39)).toBe('denied')
      expect(world.get(place(sent))).toBeNull()
    })

    it('costs a token', async () => {
      world.set(`rate/${MEI}`, { t: world.now(), n: 0, for: ROOM })
      expect(await remote.announce(picture(1), 39)).toBe('denied')
    })

    it('is neither sent nor seen by an outsider', async () => {
      const sent = picture(1)
      await remote.announce(sent, 39)
      await remote.sendPiece(sent, 0, true)
      const amara = await picturesOf(AMARA)
      const own = picture(1, {
        from: AMARA,
        id: toPictureId(messageId(8), { width: 1, height: 1 }),
      })
      expect(await amara.announce(own, 39)).toBe('denied')
      expect(await amara.sendPiece(sent, 0, false)).toBe('denied')
      await expect(amara.fetch(sent)).rejects.toThrow()
      await expect(amara.readSent(sent)).rejects.toThrow()
    })

    it('is taken away by its sender and by who runs the room, and by nobody else', async () => {
      const amara = await picturesOf(AMARA)
      for (const who of [MEI, TOM]) {
        const sent = picture(1, {
          id: toPictureId(messageId(who === MEI ? 7 : 8), { width: 1, height: 1 }),
        })
        await remote.announce(sent, who === MEI ? 39 : 38)
        await remote.sendPiece(sent, 0, true)
        expect(await amara.remove(sent)).toBe('denied')
        expect(await (await picturesOf(who)).remove(sent)).toBe('done')
        expect(world.get(place(sent))).toBeNull()
      }
      expect(await remote.remove(picture(1))).toBe('done')
    })

    it('is passed over where it cannot be read', async () => {
      const sent = picture(1)
      world.set(place(sent), { meta: { from: MEI, type: 'image/webp', n: 2 }, c: { 0: 'AA==' } })
      expect(await remote.fetch(sent)).toBeUndefined()
      world.set(place(sent), { meta: { from: MEI, type: 'text/html', n: 1 }, c: { 0: 'AA==' } })
      expect(await remote.fetch(sent)).toBeUndefined()
    })
  })
}
