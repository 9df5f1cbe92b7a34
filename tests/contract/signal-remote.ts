import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inboxOf } from '@/domain/peer/places'
import {
  DESK,
  INBOX_LIMIT,
  PLACES,
  SIGNAL_LIFE_MS,
  type OutgoingSignal,
  type PeerAddress,
  type WaitingSignal,
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
    const pages = Array.from({ length: 36 }, (_, at) => `page-${at.toString(36)}` as EndpointId)
    const inbox = `signals/${MEI}/${inboxOf(meisPage.endpoint)}`
    const place = (number: number) => `${inbox}/${TOM}~${String(number)}`

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
    const bodies = (signals: readonly WaitingSignal[] | undefined) =>
      signals?.map(({ body }) => body)
    const planted = (number: number, at: number, to: string = meisPage.endpoint) => ({
      slot: String(number),
      id: messageId(number),
      to,
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
      const seen = recorder<readonly WaitingSignal[]>()
      const stop = meis.watch(meisPage, seen.watcher)
      await seen.settlesOn([])
      expect(
        await Promise.all(['one', 'two', 'three'].map((body) => toms.send(saying(body)))),
      ).toEqual(['done', 'done', 'done'])
      await eventually(() => expect(bodies(seen.values.at(-1))).toEqual(['one', 'two', 'three']))
      const [first, second] = seen.values.at(-1) ?? []
      expect(first).toMatchObject({ ...tomsPage, room: ROOM, link: 'link' })
      expect(Math.abs((first?.at ?? 0) - world.now())).toBeLessThan(60_000)
      expect(await meis.take(MEI, [first?.place ?? '', second?.place ?? ''])).toBe('done')
      await eventually(() => expect(bodies(seen.values.at(-1))).toEqual(['three']))
      stop()
    })

    it('tells each page its own, and nobody those of another', async () => {
      const toms = await signalsOf(TOM)
      const other = { ...meisPage, endpoint: 'other' as EndpointId }
      await toms.send(saying('for the other', { to: other }))
      const meis = await signalsOf(MEI)
      const seen = recorder<readonly WaitingSignal[]>()
      meis.watch(meisPage, seen.watcher)
      await seen.settlesOn([])
      const spied = recorder<readonly WaitingSignal[]>()
      toms.watch(other, spied.watcher)
      await eventually(() => expect(spied.lost).toBe(1))
      expect(spied.values).toEqual([])
    })

    it('carries so many of one person at the most, for all pages of an inbox, until they are taken or stale', async () => {
      const toms = await signalsOf(TOM)
      const beside = pages.filter((page) => inboxOf(page) === inboxOf(meisPage.endpoint))
      expect(beside.length).toBeGreaterThan(1)
      const send = (number: number) => {
        const endpoint = beside[number % beside.length] ?? meisPage.endpoint
        return toms.send(saying('', { to: { user: MEI, endpoint } }))
      }
      for (let number = 0; number < PLACES; number++) expect(await send(number)).toBe('done')
      expect(await send(PLACES)).toBe('denied')
      expect(Object.keys(world.get(inbox) as object)).toHaveLength(PLACES)
      world.advance(SIGNAL_LIFE_MS + 1)
      expect(await send(PLACES)).toBe('done')
      expect(Object.keys(world.get(inbox) as object)).toHaveLength(PLACES)
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
      world.set(place(1), { from: TOM, to: meisPage.endpoint, at: 'now' })
      const seen = recorder<readonly WaitingSignal[]>()
      ;(await signalsOf(MEI)).watch(meisPage, seen.watcher)
      await eventually(() => expect(world.get(inbox)).toBeNull())
      expect(seen.skips[0]).toBe(1)
      expect(seen.values.at(-1)).toEqual([])
    })

    it('is bounded, however much is said', async () => {
      for (let number = 1; number <= INBOX_LIMIT + 5; number++) {
        world.set(place(number), planted(number, world.now()))
      }
      const meis = await signalsOf(MEI)
      const seen = recorder<readonly WaitingSignal[]>()
      meis.watch(meisPage, seen.watcher)
      await eventually(() => expect(seen.values.at(-1)).toHaveLength(INBOX_LIMIT))
      const first = seen.values.at(-1) ?? []
      const ids = first.map(({ id }) => id)
      expect(ids).toEqual(ids.toSorted())
      await meis.take(
        MEI,
        first.map((signal) => signal.place),
      )
      await eventually(() => expect(seen.values.at(-1)).toHaveLength(5))
    })

    it('clears the inbox when the connection ends, again after it came back, and no other', async () => {
      const mei = await world.connect(MEI)
      const { signals } = await mei.remotes.further()
      const other = pages.find((page) => inboxOf(page) !== inboxOf(meisPage.endpoint))
      if (!other) throw new Error('all pages have one inbox')
      const others = [other, DESK]
      for (const endpoint of others) {
        await (await signalsOf(TOM)).send(saying('stays', { to: { user: MEI, endpoint } }))
      }
      const desk = recorder<readonly WaitingSignal[]>()
      signals.watch({ user: MEI, endpoint: DESK }, desk.watcher)
      const seen = recorder<readonly WaitingSignal[]>()
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
      expect(Object.keys(world.get(`signals/${MEI}`) as object).toSorted()).toEqual(
        others.map(inboxOf).toSorted(),
      )
    })

    it('sweeps up what was left in the inboxes of pages that are gone', async () => {
      world.set(place(1), planted(1, world.now() - 61_000))
      world.set(place(2), planted(2, world.now()))
      world.set(place(3), planted(3, world.now() - 61_000, 'gone'))
      await (await signalsOf(MEI)).sweep(MEI, world.now())
      expect(Object.keys(world.get(inbox) as object)).toEqual([`${TOM}~2`])
    })
  })
}
