import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Message } from '@/domain/message/message'
import type { MessageEditRemote } from '@/domain/message/message-edit-remote'
import type { BlobId, MessageId } from '@/shared/ids'
import { MEI, ROOM, TOM, messageId, userId } from '../support/fixtures'
import {
  eventually,
  seedRoom,
  type ContractClient,
  type ContractWorld,
  type OpenWorld,
} from './world'

/** What every `MessageEditRemote` promises, and what a message may carry. */
export function messageEditRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: MessageEditRemote`, () => {
    let world: ContractWorld
    let mei: ContractClient
    let edits: MessageEditRemote

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
      mei = await world.connect(MEI)
      edits = (await mei.remotes.further()).edits
      plant(1, { from: TOM })
      plant(2, { from: MEI })
    })
    afterEach(() => world.close())

    /** Each is the last one said until the next. */
    function plant(number: number, { from }: { from: string }) {
      const [id, at, text] = [messageId(number), number * 1000, `message ${number}`]
      world.set(`messages/${ROOM}/${id}`, { from, at, updatedAt: at, text })
      world.set(`roomState/${ROOM}`, { count: number, last: { id, from, at, text } })
    }
    const stored = (number: number) => world.get(`messages/${ROOM}/${messageId(number)}`)
    const lastOfRoom = () => world.get(`roomState/${ROOM}/last`)
    let tokens = 39
    beforeEach(() => void (tokens = 39))
    const change = (number: number) => ({
      ...{ room: ROOM, id: messageId(number), by: MEI },
      tokensLeft: tokens--,
    })

    describe('edit', () => {
      const edit = (number: number, text: string, mentions = [] as (typeof MEI)[]) =>
        edits.edit({ ...change(number), text, mentions })

      it('stores the new text and when, and the preview follows', async () => {
        expect(await edit(2, 'better', [TOM])).toBe('done')
        const now = world.get(`rate/${MEI}/t`)
        expect(stored(2)).toEqual({
          ...{ from: MEI, at: 2000, updatedAt: now, editedAt: now },
          ...{ text: 'better', mentions: expect.anything() as unknown },
        })
        expect(lastOfRoom()).toMatchObject({ id: messageId(2), text: 'better' })
        const found = await mei.remotes.messages.find(ROOM, messageId(2))
        expect(found).toMatchObject({ text: 'better', mentions: [TOM], editedAt: now })
      })

      it('leaves the preview of another message alone', async () => {
        plant(3, { from: TOM })
        expect(await edit(2, 'better')).toBe('done')
        expect(lastOfRoom()).toMatchObject({ id: messageId(3), text: 'message 3' })
      })

      it('comes to the same twice', async () => {
        expect(await edit(2, 'better')).toBe('done')
        expect(await edit(2, 'better')).toBe('done')
        expect(stored(2)).toMatchObject({ text: 'better' })
        expect(world.get(`roomState/${ROOM}/count`)).toBe(2)
      })

      it('tells who watches, once and with the time of the server', async () => {
        const seen: Message[] = []
        mei.remotes.messages.watchChanges(
          ROOM,
          { since: 2000, limit: 50 },
          { onChanges: (messages) => void seen.push(...messages), onLost: () => undefined },
        )
        await eventually(() => expect(seen).toHaveLength(1))
        world.advance(5000)
        expect(await edit(2, 'better')).toBe('done')
        await eventually(() => expect(seen).toHaveLength(2))
        expect(seen[1]).toMatchObject({ text: 'better', updatedAt: world.get(`rate/${MEI}/t`) })
      })

      it.each<[string, number, string]>([
        ['of another', 1, 'better'],
        ['to nothing', 2, ' '],
        ['above the longest', 2, 'x'.repeat(4001)],
        ['of what is not there', 9, 'better'],
      ])('denies an edit %s', async (_what, number, text) => {
        const before = stored(number)
        expect(await edit(number, text)).toBe('denied')
        expect(stored(number)).toEqual(before)
      })

      it('denies who mentions an outsider, who is banned, and who has no token', async () => {
        expect(await edit(2, 'hi', [userId('stranger')])).toBe('denied')
        tokens = 40
        expect(await edit(2, 'better')).toBe('denied')
        tokens = 39
        world.set(`bans/${ROOM}/${MEI}`, { by: TOM, at: 1 })
        expect(await edit(2, 'better')).toBe('denied')
      })

      it('waits for a connection, or says that there is none, and is then stored', async () => {
        mei.leave()
        const answer = edit(2, 'better').catch(() => 'offline')
        mei.comeBack()
        if ((await answer) === 'offline') expect(await edit(2, 'better')).toBe('done')
        expect(stored(2)).toMatchObject({ text: 'better' })
      })
    })

    describe('remove', () => {
      it('leaves nothing but who, when and by whom, and nothing in the preview', async () => {
        expect(await edits.react({ ...change(2), emoji: ['👍'] })).toBe('done')
        expect(await edits.remove(change(2))).toBe('done')
        const now = world.get(`rate/${MEI}/t`)
        const left = { from: MEI, at: 2000, updatedAt: now, deletedAt: now, deletedBy: MEI }
        expect(stored(2)).toEqual(left)
        expect(lastOfRoom()).toEqual({ id: messageId(2), from: MEI, at: 2000, deleted: true })
        expect(await mei.remotes.messages.find(ROOM, messageId(2))).toMatchObject({
          text: '',
          deletedAt: now,
        })
      })

      it('is done where it was done', async () => {
        expect(await edits.remove(change(2))).toBe('done')
        const before = stored(2)
        expect(await edits.remove(change(2))).toBe('done')
        expect(stored(2)).toEqual(before)
      })

      it('is the author’s, an administrator’s and the owner’s', async () => {
        expect(await edits.remove(change(1))).toBe('denied')
        world.set(`members/${ROOM}/${MEI}/role`, 'admin')
        expect(await edits.remove(change(1))).toBe('done')
        expect(lastOfRoom()).toMatchObject({ id: messageId(2), text: 'message 2' })
      })

      it('is denied of what is not there', async () => {
        expect(await edits.remove(change(9))).toBe('denied')
      })
    })

    describe('react', () => {
      it('replaces one’s own reactions and nobody else’s', async () => {
        world.set(`messages/${ROOM}/${messageId(1)}/reactions/${TOM}`, '🎉')
        expect(await edits.react({ ...change(1), emoji: ['👍', '❤️'] })).toBe('done')
        expect(await edits.react({ ...change(1), emoji: ['👍'] })).toBe('done')
        expect(stored(1)).toMatchObject({
          text: 'message 1',
          reactions: { [TOM]: '🎉', [MEI]: '👍' },
          updatedAt: world.get(`rate/${MEI}/t`),
        })
        expect(await edits.react({ ...change(1), emoji: [] })).toBe('done')
        expect(stored(1)).toMatchObject({ reactions: { [TOM]: '🎉' } })
      })

      it.each<[string, number, string[]]>([
        ['in words', 1, ['nonsense']],
        ['with four', 1, ['👍', '❤️', '🎉', '🙏']],
        ['to what is not there', 9, ['👍']],
      ])('denies a reaction %s', async (_what, number, emoji) => {
        expect(await edits.react({ ...change(number), emoji })).toBe('denied')
      })

      it('is denied on what is deleted', async () => {
        await edits.remove(change(2))
        expect(await edits.react({ ...change(2), emoji: ['👍'] })).toBe('denied')
      })
    })

    describe('a message with more than text', () => {
      const outgoing = (part: Record<string, unknown>) => ({
        ...{ id: messageId(5), room: ROOM, from: MEI, text: 'hello', tokensLeft: 39 },
        ...part,
      })
      const send = (part: Record<string, unknown>) => mei.remotes.messages.send(outgoing(part))

      it('answers, forwards and mentions', async () => {
        const part = { re: messageId(1), fwd: TOM, mentions: [TOM, MEI] }
        expect(await send(part)).toBe('stored')
        const found = await mei.remotes.messages.find(ROOM, messageId(5))
        expect(found).toMatchObject({ text: 'hello', ...part })
      })

      it('shows a picture without words', async () => {
        const blob = messageId(7) as string as BlobId
        world.set(`blobs/${ROOM}/${blob}`, { meta: { from: MEI, done: true } })
        expect(await send({ blob, text: '' })).toBe('stored')
        expect(await mei.remotes.messages.find(ROOM, messageId(5))).toMatchObject({
          blob,
          text: '',
        })
        expect(lastOfRoom()).not.toHaveProperty('text')
      })

      it.each<[string, Record<string, unknown>]>([
        ['answers what is not there', { re: messageId(8) satisfies MessageId }],
        ['shows what is not there', { blob: messageId(8) }],
        ['says nothing', { text: '' }],
        ['mentions an outsider', { mentions: [userId('stranger')] }],
        ['mentions eleven', { mentions: Array.from({ length: 11 }, () => TOM) }],
      ])('is denied where it %s', async (_what, part) => {
        expect(await send(part)).toBe('denied')
        expect(stored(5)).toBeNull()
      })
    })
  })
}
