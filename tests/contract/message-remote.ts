import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BEGINNING } from '@/domain/message/history'
import { EVERYONE } from '@/domain/message/everyone'
import type { Message } from '@/domain/message/message'
import type { MessageRemote, OutgoingMessage } from '@/domain/message/message-remote'
import { MEI, ROOM, TOM, messageId, position } from '../support/fixtures'
import {
  eventually,
  seedRoom,
  type ContractClient,
  type ContractWorld,
  type OpenWorld,
} from './world'

interface Batch {
  readonly changes: readonly Message[]
  readonly isFirst: boolean
  readonly skipped: number
}

/** What every `MessageRemote` promises. */
export function messageRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: MessageRemote`, () => {
    let world: ContractWorld
    let mei: ContractClient
    let remote: MessageRemote

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [MEI, TOM])
      mei = await world.connect(MEI)
      remote = mei.remotes.messages
    })
    afterEach(() => world.close())

    /** A stored message; its time stands for its number unless told otherwise. */
    function plant(number: number, part: Record<string, unknown> = {}) {
      const at = part['at'] ?? number * 1000
      const value = { from: TOM, at, updatedAt: at, text: `message ${number}`, ...part }
      world.set(`messages/${ROOM}/${messageId(number)}`, value)
    }

    function watch(
      range: { since: number | undefined; limit: number },
      on: MessageRemote = remote,
    ) {
      const batches: Batch[] = []
      let lost = 0
      const stop = on.watchChanges(ROOM, range, {
        onChanges: (changes, info) => batches.push({ changes, ...info }),
        onLost: () => lost++,
      })
      return {
        batches,
        stop,
        lost: () => lost,
        numbers: () =>
          batches.flatMap(({ changes }) => changes.map(({ id }) => Number(id.slice(2)))),
      }
    }

    const outgoing = (number: number, part: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
      id: messageId(number),
      room: ROOM,
      from: MEI,
      text: `hello ${number}`,
      tokensLeft: 40 - number,
      ...part,
    })
    const everything = { since: undefined, limit: 50 }

    describe('watchChanges', () => {
      it('says first what is there, in one call', async () => {
        plant(1)
        plant(2)
        plant(3)
        const seen = watch(everything)
        await eventually(() => expect(seen.batches).toHaveLength(1))
        expect(seen.batches[0]).toMatchObject({ isFirst: true, skipped: 0 })
        expect(seen.numbers().sort()).toEqual([1, 2, 3])
        expect(seen.batches[0]?.changes).toContainEqual({
          id: messageId(1),
          room: ROOM,
          from: TOM,
          at: 1000,
          updatedAt: 1000,
          text: 'message 1',
        })
      })

      it('says so when there is nothing', async () => {
        const seen = watch(everything)
        await eventually(() =>
          expect(seen.batches).toEqual([{ changes: [], isFirst: true, skipped: 0 }]),
        )
      })

      it('brings the newest up to the limit', async () => {
        for (let number = 1; number <= 5; number++) plant(number)
        const seen = watch({ since: undefined, limit: 2 })
        await eventually(() => expect(seen.batches).toHaveLength(1))
        expect(seen.numbers().sort()).toEqual([4, 5])
      })

      it('brings what was changed at the cursor or later, whatever its place', async () => {
        plant(1, { updatedAt: 9000 })
        plant(2)
        plant(3)
        const seen = watch({ since: 3000, limit: 50 })
        await eventually(() => expect(seen.batches).toHaveLength(1))
        expect(seen.numbers().sort()).toEqual([1, 3])
      })

      it('tells of what is new and of what has changed, once each', async () => {
        plant(1)
        const seen = watch(everything)
        await eventually(() => expect(seen.batches).toHaveLength(1))
        plant(2)
        await eventually(() => expect(seen.numbers()).toEqual([1, 2]))
        plant(1, { updatedAt: 5000, text: 'better' })
        await eventually(() => expect(seen.numbers()).toEqual([1, 2, 1]))
        expect(seen.batches.at(-1)).toMatchObject({
          changes: [{ text: 'better', at: 1000, updatedAt: 5000 }],
          isFirst: false,
        })
      })

      it('leaves out and counts what cannot be read', async () => {
        plant(1)
        plant(2, { text: 7 })
        plant(3, { from: 'a/b' })
        const seen = watch(everything)
        await eventually(() => expect(seen.batches).toHaveLength(1))
        expect(seen.batches[0]).toMatchObject({ isFirst: true, skipped: 2 })
        expect(seen.numbers()).toEqual([1])
      })

      it('shows the sender only what the server has stored', async () => {
        const seen = watch(everything)
        await eventually(() => expect(seen.batches).toHaveLength(1))
        // The clients' idea of the server's clock is now wrong.
        world.advance(5000)
        expect(await remote.send(outgoing(1))).toBe('stored')
        await eventually(() => expect(seen.numbers()).toContain(1))
        const stored = world.get(`messages/${ROOM}/${messageId(1)}`)
        const told = seen.batches.flatMap(({ changes }) => changes)
        for (const { id, room, ...rest } of told) {
          expect([id, room]).toEqual([messageId(1), ROOM])
          expect(rest).toEqual(stored)
        }
      })

      it('never shows what the server has denied', async () => {
        const seen = watch(everything)
        await eventually(() => expect(seen.batches).toHaveLength(1))
        expect(await remote.send(outgoing(1, { text: ' ' }))).toBe('denied')
        plant(2)
        await eventually(() => expect(seen.numbers()).toEqual([2]))
      })

      it('calls everyone for who runs the room, and for nobody else', async () => {
        const mentions = [EVERYONE]
        expect(await remote.send(outgoing(1, { mentions }))).toBe('stored')
        const { messages } = (await world.connect(TOM)).remotes
        const toms = outgoing(2, { from: TOM, mentions, tokensLeft: 39 })
        expect(await messages.send(toms)).toBe('denied')
      })

      it('shows what an earlier try had stored, once the denied resend is looked into', async () => {
        const seen = watch(everything)
        await eventually(() => expect(seen.batches).toHaveLength(1))
        mei.leave()
        const answer = remote.send(outgoing(1))
        // As if the first try had arrived and only its answer had been lost.
        plant(1, { from: MEI, text: 'hello 1' })
        mei.comeBack()
        expect(await answer).toBe('denied')
        expect(await remote.find(ROOM, messageId(1))).toMatchObject({ from: MEI, at: 1000 })
        await eventually(() =>
          expect(seen.batches.flatMap(({ changes }) => changes)).toEqual([
            { id: messageId(1), room: ROOM, from: MEI, at: 1000, updatedAt: 1000, text: 'hello 1' },
          ]),
        )
      })

      it('is lost to who is no longer a member, and then silent', async () => {
        const seen = watch(everything)
        await eventually(() => expect(seen.batches).toHaveLength(1))
        world.set(`members/${ROOM}/${MEI}`, null)
        // A server may look at the membership only when there is something to tell.
        plant(1)
        await eventually(() => expect(seen.lost()).toBe(1))
        plant(2)
        await remote.readBucket(MEI)
        expect(seen.numbers()).toEqual([])
      })

      it('is lost at once to who never was a member', async () => {
        const stranger = await world.connect('stranger' as typeof MEI)
        const seen = watch(everything, stranger.remotes.messages)
        await eventually(() => expect(seen.lost()).toBe(1))
        expect(seen.batches).toEqual([])
      })

      it('tells nothing more once stopped', async () => {
        const seen = watch(everything)
        await eventually(() => expect(seen.batches).toHaveLength(1))
        seen.stop()
        seen.stop()
        plant(1)
        await remote.readBucket(MEI)
        expect(seen.batches).toHaveLength(1)
      })

      it('serves two watchers of one room', async () => {
        const first = watch(everything)
        await eventually(() => expect(first.batches).toHaveLength(1))
        const second = watch(everything)
        await eventually(() => expect(second.batches).toHaveLength(1))
        first.stop()
        expect(await remote.send(outgoing(1))).toBe('stored')
        await eventually(() => expect(second.numbers()).toEqual([1]))
        expect(first.numbers()).toEqual([])
      })
    })

    describe('fetchBefore', () => {
      const numbers = (messages: readonly Message[]) =>
        messages.map(({ id }) => Number(id.slice(2)))

      it('brings the messages at or before a position, oldest first', async () => {
        for (let number = 1; number <= 5; number++) plant(number)
        const page = await remote.fetchBefore(ROOM, position(4000, 4), 3)
        expect(numbers(page.messages)).toEqual([2, 3, 4])
        expect(page).toMatchObject({ from: position(2000, 2), skipped: 0 })
      })

      it('says where the room begins', async () => {
        for (let number = 1; number <= 3; number++) plant(number)
        const page = await remote.fetchBefore(ROOM, position(3000, 3), 10)
        expect(numbers(page.messages)).toEqual([1, 2, 3])
        expect(page.from).toEqual(BEGINNING)
      })

      it('breaks ties of time by id', async () => {
        for (let number = 1; number <= 5; number++) plant(number, { at: 7000 })
        const page = await remote.fetchBefore(ROOM, position(7000, 3), 2)
        expect(numbers(page.messages)).toEqual([2, 3])
        expect(page.from).toEqual(position(7000, 2))
      })

      it('finds nothing in an empty room but its beginning', async () => {
        expect(await remote.fetchBefore(ROOM, position(1000, 1), 10)).toEqual({
          messages: [],
          from: BEGINNING,
          skipped: 0,
        })
      })

      it('leaves out and counts what cannot be read, and still says where the page begins', async () => {
        plant(1)
        plant(2, { text: 5 })
        plant(3)
        const page = await remote.fetchBefore(ROOM, position(3000, 3), 2)
        expect(numbers(page.messages)).toEqual([3])
        expect(page).toMatchObject({ from: position(2000, 2), skipped: 1 })
      })

      it('rejects for who may not read', async () => {
        const stranger = await world.connect('stranger' as typeof MEI)
        const page = stranger.remotes.messages.fetchBefore(ROOM, position(1000, 1), 10)
        await expect(page).rejects.toThrow()
      })
    })

    describe('fetchAfter', () => {
      const numbers = (messages: readonly Message[]) =>
        messages.map(({ id }) => Number(id.slice(2)))

      it('brings the messages at or after a position, oldest first', async () => {
        for (let number = 1; number <= 5; number++) plant(number)
        const page = await remote.fetchAfter(ROOM, position(2000, 2), 3)
        expect(numbers(page.messages)).toEqual([2, 3, 4])
        expect(page).toMatchObject({ to: position(4000, 4), skipped: 0 })
      })

      it('says that there is nothing more', async () => {
        for (let number = 1; number <= 3; number++) plant(number)
        const page = await remote.fetchAfter(ROOM, position(2000, 2), 10)
        expect(numbers(page.messages)).toEqual([2, 3])
        expect(page.to).toBeUndefined()
      })

      it('breaks ties of time by id', async () => {
        for (let number = 1; number <= 5; number++) plant(number, { at: 7000 })
        const page = await remote.fetchAfter(ROOM, position(7000, 3), 2)
        expect(numbers(page.messages)).toEqual([3, 4])
        expect(page.to).toEqual(position(7000, 4))
      })

      it('leaves out and counts what cannot be read, and still says where the page ends', async () => {
        plant(1)
        plant(2, { text: 5 })
        plant(3)
        const page = await remote.fetchAfter(ROOM, position(1000, 1), 2)
        expect(numbers(page.messages)).toEqual([1])
        expect(page).toMatchObject({ to: position(2000, 2), skipped: 1 })
      })

      it('rejects for who may not read', async () => {
        const stranger = await world.connect('stranger' as typeof MEI)
        const page = stranger.remotes.messages.fetchAfter(ROOM, position(1000, 1), 10)
        await expect(page).rejects.toThrow()
      })
    })

    describe('send', () => {
      it('stores the message with all that belongs to it', async () => {
        expect(await remote.send(outgoing(1, { tokensLeft: 39 }))).toBe('stored')
        const stored = world.get(`messages/${ROOM}/${messageId(1)}`) as Message
        expect(stored).toEqual({
          from: MEI,
          text: 'hello 1',
          at: stored.at,
          updatedAt: stored.at,
        })
        expect(world.get(`roomState/${ROOM}`)).toEqual({
          count: 1,
          last: { id: messageId(1), from: MEI, at: stored.at, text: 'hello 1' },
        })
        expect(world.get(`userRooms/${MEI}/${ROOM}/readCount`)).toBe(1)
        expect(await remote.readBucket(MEI)).toEqual({ at: stored.at, tokens: 39 })
      })

      it('previews no more than the list shows', async () => {
        const text = 'long '.repeat(100).trim()
        expect(await remote.send(outgoing(1, { text }))).toBe('stored')
        expect(world.get(`roomState/${ROOM}/last/text`)).toBe(text.slice(0, 120))
      })

      it('takes the same message once: sending again is denied and counts nothing', async () => {
        expect(await remote.send(outgoing(1))).toBe('stored')
        const before = [world.get(`roomState/${ROOM}`), world.get(`rate/${MEI}`)]
        expect(await remote.send(outgoing(1, { tokensLeft: 10 }))).toBe('denied')
        expect([world.get(`roomState/${ROOM}`), world.get(`rate/${MEI}`)]).toEqual(before)
        expect(await remote.find(ROOM, messageId(1))).toMatchObject({ text: 'hello 1', from: MEI })
      })

      it.each<[string, Partial<OutgoingMessage>]>([
        ['in the name of another', { from: TOM }],
        ['without a word', { text: ' \n ' }],
        ['above the longest', { text: 'x'.repeat(4001) }],
        ['with more tokens than a bucket holds', { tokensLeft: 40 }],
        ['with less than nothing left', { tokensLeft: -1 }],
        ['with an id that is none', { id: 'short' as OutgoingMessage['id'] }],
        ['to a room that is not there', { room: `-R${'9'.repeat(18)}` as typeof ROOM }],
      ])('denies a message %s', async (_what, part) => {
        expect(await remote.send(outgoing(1, part))).toBe('denied')
        expect(world.get(`roomState/${ROOM}/count`)).toBe(0)
      })

      it('denies who is no longer a member', async () => {
        world.set(`members/${ROOM}/${MEI}`, null)
        expect(await remote.send(outgoing(1))).toBe('denied')
      })

      it('denies who is too fast, and takes it again once a token has come back', async () => {
        world.set(`rate/${MEI}`, { t: world.now(), n: 0, for: 'x' })
        expect(await remote.send(outgoing(1, { tokensLeft: 0 }))).toBe('denied')
        world.advance(500)
        expect(await remote.send(outgoing(1, { tokensLeft: 0 }))).toBe('stored')
      })

      it('waits for a connection and then stores', async () => {
        mei.leave()
        const answer = remote.send(outgoing(1))
        mei.comeBack()
        expect(await answer).toBe('stored')
        expect(world.get(`roomState/${ROOM}/count`)).toBe(1)
      })
    })

    describe('find and readBucket', () => {
      it('finds a message or says that there is none', async () => {
        plant(1)
        expect(await remote.find(ROOM, messageId(1))).toMatchObject({ id: messageId(1), at: 1000 })
        expect(await remote.find(ROOM, messageId(2))).toBeUndefined()
      })

      it('takes one that cannot be read for none', async () => {
        plant(1, { at: 'noon' })
        expect(await remote.find(ROOM, messageId(1))).toBeUndefined()
      })

      it('rejects for who may not read', async () => {
        const stranger = await world.connect('stranger' as typeof MEI)
        await expect(stranger.remotes.messages.find(ROOM, messageId(1))).rejects.toThrow()
        await expect(stranger.remotes.messages.readBucket(MEI)).rejects.toThrow()
      })

      it('knows no bucket before the first token is taken', async () => {
        expect(await remote.readBucket(MEI)).toBeUndefined()
      })
    })
  })
}
