import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  INBOX_LIMIT,
  type OutgoingSignal,
  type PeerAddress,
  type Signal,
} from '@/domain/peer/signal'
import { directRoomId } from '@/domain/room/direct'
import type { EndpointId, LinkId, UserId } from '@/shared/ids'
import { MEI, messageId, ROOM, TOM, userId } from '../support/fixtures'
import { eventually, recorder, seedRoom, type ContractWorld, type OpenWorld } from './world'

/** What every `SignalRemote` promises. */
export function signalRemoteContract(name: string, open: OpenWorld): void {
  describe(`${name}: SignalRemote`, () => {
    let world: ContractWorld
    const meisPage: PeerAddress = { user: MEI, endpoint: 'page-of-mei' as EndpointId }
    const tomsPage: PeerAddress = { user: TOM, endpoint: 'page-of-tom' as EndpointId }
    const inbox = `signals/${MEI}/${meisPage.endpoint}`

    beforeEach(async () => {
      world = await open()
      seedRoom(world, ROOM, [TOM, MEI])
    })
    afterEach(() => world.close())

    const signalsOf = async (user: UserId) =>
      (await (await world.connect(user)).remotes.further()).signals
    const saying = (body: string, part: Partial<OutgoingSignal> = {}): OutgoingSignal => ({
      ...tomsPage,
      to: meisPage,
      room: ROOM,
      link: 'link' as LinkId,
      body,
      ...part,
    })
    const bodies = (signals: readonly Signal[] | undefined) => signals?.map(({ body }) => body)
    const planted = (at: number) => ({
      from: TOM,
      endpoint: 'e',
      room: ROOM,
      link: 'l',
      at,
      body: '',
    })

    it('tells the page what is said to it, in order, until it is taken', async () => {
      const toms = await signalsOf(TOM)
      const meis = await signalsOf(MEI)
      const seen = recorder<readonly Signal[]>()
      const stop = meis.watch(meisPage, seen.watcher)
      await seen.settlesOn([])
      expect(
        await Promise.all(['one', 'two', 'three'].map((body) => toms.send(saying(body)))),
      ).toEqual(['done', 'done', 'done'])
      await eventually(() => expect(bodies(seen.values.at(-1))).toEqual(['one', 'two', 'three']))
      const [first, second] = seen.values.at(-1) ?? []
      expect(first).toMatchObject({ ...tomsPage, room: ROOM, link: 'link' })
      expect(Math.abs((first?.at ?? 0) - world.now())).toBeLessThan(60_000)
      expect(await meis.take(meisPage, [first?.id ?? '', second?.id ?? ''])).toBe('done')
      await eventually(() => expect(bodies(seen.values.at(-1))).toEqual(['three']))
      stop()
    })

    it('tells each page its own, and nobody those of another', async () => {
      const toms = await signalsOf(TOM)
      const other = { ...meisPage, endpoint: 'other' as EndpointId }
      await toms.send(saying('for the other', { to: other }))
      const meis = await signalsOf(MEI)
      const seen = recorder<readonly Signal[]>()
      meis.watch(meisPage, seen.watcher)
      await seen.settlesOn([])
      const spied = recorder<readonly Signal[]>()
      toms.watch(other, spied.watcher)
      await eventually(() => expect(spied.lost).toBe(1))
      expect(spied.values).toEqual([])
    })

    it('carries nothing from outside, nor in another’s name', async () => {
      const amara = userId('amara')
      const outside = await signalsOf(amara)
      expect(await outside.send(saying('hello', { user: amara }))).toBe('denied')
      expect(await outside.send(saying('hello'))).toBe('denied')
      world.set(`bans/${ROOM}/${TOM}`, { by: MEI, at: 1 })
      expect(await (await signalsOf(TOM)).send(saying('hello'))).toBe('denied')
      expect(world.get(inbox)).toBeNull()
    })

    it('carries nothing to who has blocked, in their conversation', async () => {
      const talk = directRoomId(MEI, TOM)
      world.set(`rooms/${talk}`, { kind: 'dm', one: MEI, two: TOM, createdBy: TOM, createdAt: 1 })
      for (const user of [MEI, TOM]) {
        world.set(`members/${talk}/${user}`, { role: 'member', joinedAt: 1 })
      }
      const toms = await signalsOf(TOM)
      expect(await toms.send(saying('hello', { room: talk }))).toBe('done')
      world.set(`private/${MEI}/blocks/${TOM}`, true)
      expect(await toms.send(saying('hello', { room: talk }))).toBe('denied')
      expect(await toms.send(saying('hello'))).toBe('done')
    })

    it('counts what cannot be read, and takes it away', async () => {
      world.set(`${inbox}/${messageId(1)}`, { from: TOM, at: 'now' })
      const seen = recorder<readonly Signal[]>()
      ;(await signalsOf(MEI)).watch(meisPage, seen.watcher)
      await eventually(() => expect(world.get(inbox)).toBeNull())
      expect(seen.skips[0]).toBe(1)
      expect(seen.values.at(-1)).toEqual([])
    })

    it('is bounded, however much is said', async () => {
      for (let number = 1; number <= INBOX_LIMIT + 5; number++) {
        world.set(`${inbox}/${messageId(number)}`, planted(world.now()))
      }
      const meis = await signalsOf(MEI)
      const seen = recorder<readonly Signal[]>()
      meis.watch(meisPage, seen.watcher)
      await eventually(() => expect(seen.values.at(-1)).toHaveLength(INBOX_LIMIT))
      const ids = seen.values.at(-1)?.map(({ id }) => id) ?? []
      expect(ids.at(0)).toBe(messageId(1))
      await meis.take(meisPage, ids)
      await eventually(() => expect(seen.values.at(-1)).toHaveLength(5))
    })

    it('clears the inbox when the connection ends, again after it came back', async () => {
      const mei = await world.connect(MEI)
      const { signals } = await mei.remotes.further()
      const seen = recorder<readonly Signal[]>()
      signals.watch(meisPage, seen.watcher)
      await seen.settlesOn([])
      const toms = await signalsOf(TOM)
      for (let round = 1; round <= 2; round++) {
        await toms.send(saying(`round ${round}`))
        await eventually(() => expect(bodies(seen.values.at(-1))).toEqual([`round ${round}`]))
        mei.leave()
        await eventually(() => expect(world.get(inbox)).toBeNull())
        mei.comeBack()
        await eventually(() => expect(seen.values.at(-1)).toEqual([]))
        await mei.remotes.rooms.exists(ROOM)
      }
    })

    it('sweeps up what was left in the inboxes of pages that are gone', async () => {
      world.set(`${inbox}/${messageId(1)}`, planted(world.now() - 61_000))
      world.set(`${inbox}/${messageId(2)}`, planted(world.now()))
      world.set(`signals/${MEI}/gone/${messageId(3)}`, planted(world.now() - 61_000))
      await (await signalsOf(MEI)).sweep(MEI, world.now())
      expect(Object.keys(world.get(`signals/${MEI}`) as object)).toEqual([meisPage.endpoint])
      expect(Object.keys(world.get(inbox) as object)).toEqual([messageId(2)])
    })
  })
}
