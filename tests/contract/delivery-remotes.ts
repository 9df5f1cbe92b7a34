import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutgoingMessage } from '@/domain/message/message-remote'
import type { DeliveryRemotes } from '@/domain/outbox/delivery-remotes'
import type { UserId } from '@/shared/ids'
import { MEI, OTHER_ROOM, ROOM, TOM, messageId } from '../support/fixtures'
import { seedRoom, type ContractWorld } from './world'

/** A server, and one person's way to deliver to it. */
export interface DeliveryWorld extends Pick<ContractWorld, 'set' | 'get' | 'now' | 'close'> {
  deliverAs(user: UserId): Promise<DeliveryRemotes>
}

/** What every `DeliveryRemotes` promises, whatever the road. */
export function deliveryRemotesContract(name: string, open: () => Promise<DeliveryWorld>): void {
  describe(`${name}: DeliveryRemotes`, () => {
    let world: DeliveryWorld
    let mei: DeliveryRemotes

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
      mei = await world.deliverAs(MEI)
    })
    afterEach(() => world.close())

    const outgoing = (part: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
      id: messageId(1),
      room: ROOM,
      from: MEI,
      text: 'hello',
      tokensLeft: 39,
      ...part,
    })

    it('stores a message with the count, the preview and the token, by the server’s clock', async () => {
      expect(await mei.messages.send(outgoing())).toBe('stored')
      const stored = world.get(`messages/${ROOM}/${messageId(1)}`) as { at: number }
      expect(Math.abs(stored.at - world.now())).toBeLessThan(60_000)
      expect(stored).toEqual({ from: MEI, text: 'hello', at: stored.at, updatedAt: stored.at })
      expect(world.get(`roomState/${ROOM}`)).toEqual({
        count: 1,
        last: { id: messageId(1), from: MEI, at: stored.at, text: 'hello' },
      })
      expect(world.get(`userRooms/${MEI}/${ROOM}/readCount`)).toBe(1)
      expect(await mei.messages.readBucket(MEI)).toEqual({ at: stored.at, tokens: 39 })
    })

    it('stores it once: sending again is denied and changes nothing', async () => {
      await mei.messages.send(outgoing())
      const before = [world.get(`messages/${ROOM}`), world.get(`roomState/${ROOM}`)]
      expect(await mei.messages.send(outgoing({ tokensLeft: 30 }))).toBe('denied')
      expect([world.get(`messages/${ROOM}`), world.get(`roomState/${ROOM}`)]).toEqual(before)
    })

    it('is denied in a room one is not in', async () => {
      seedRoom(world, OTHER_ROOM, [TOM])
      expect(await mei.messages.send(outgoing({ room: OTHER_ROOM }))).toBe('denied')
      expect(world.get(`messages/${OTHER_ROOM}`)).toBeNull()
    })

    it('finds what is stored, and nothing where nothing is', async () => {
      expect(await mei.messages.find(ROOM, messageId(1))).toBeUndefined()
      await mei.messages.send(outgoing())
      expect(await mei.messages.find(ROOM, messageId(1))).toMatchObject({
        id: messageId(1),
        room: ROOM,
        from: MEI,
        text: 'hello',
      })
    })

    it('knows no bucket before the first message', async () => {
      expect(await mei.messages.readBucket(MEI)).toBeUndefined()
    })

    it('rejects what may not be read', async () => {
      seedRoom(world, OTHER_ROOM, [TOM])
      await expect(mei.messages.find(OTHER_ROOM, messageId(1))).rejects.toThrow()
    })

    it('tells whether one is in a room, and whether it is there', async () => {
      seedRoom(world, OTHER_ROOM, [TOM])
      expect(await mei.rooms.isMember(ROOM, MEI)).toBe(true)
      expect(await mei.rooms.isMember(OTHER_ROOM, MEI)).toBe(false)
      expect(await mei.rooms.exists(ROOM)).toBe(true)
      world.set(`rooms/${OTHER_ROOM}`, null)
      expect(await mei.rooms.exists(OTHER_ROOM)).toBe(false)
    })
  })
}
