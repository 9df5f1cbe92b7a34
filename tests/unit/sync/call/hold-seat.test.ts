import { beforeEach, describe, expect, it } from 'vitest'
import { CALL_BEAT_MS, CALL_LEASE_MS, SEATS } from '@/domain/call/call'
import type { SeatNews, SeatWish } from '@/domain/call/seat'
import type { CallId, EndpointId, UserId } from '@/shared/ids'
import { holdSeat } from '@/sync/call/hold-seat'
import { settle } from '../../../support/fakes'
import { MEI, messageId, ROOM, TOM, userId } from '../../../support/fixtures'
import { createSyncWorld, type SyncWorld } from '../../../support/sync-world'

const CALL = messageId(1) as string as CallId
const place = `calls/${ROOM}`

describe('a seat in a call', () => {
  let world: SyncWorld

  beforeEach(() => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
  })

  async function hold(user: UserId, part: Partial<SeatWish> = {}) {
    const tab = world.openTab({ user })
    const told: SeatNews[] = []
    const wish: SeatWish = {
      room: ROOM,
      call: CALL,
      how: 'join',
      endpoint: `page-of-${user}` as EndpointId,
      ...part,
    }
    const { calls } = await tab.context.remotes.further()
    const stop = holdSeat(tab.context, calls, wish, (news) => told.push(news))
    await settle()
    return { tab, told, stop }
  }
  const people = () => world.server.children(`${place}/people`).map(([user]) => user)

  it('begins the call, is joined by another, and ends with the last who leaves', async () => {
    const tom = await hold(TOM, { how: 'video' })
    expect(tom.told).toEqual([{ state: 'held' }])
    expect(world.server.get(`${place}/kind`)).toBe('video')
    const mei = await hold(MEI)
    expect(mei.told).toEqual([{ state: 'held' }])
    expect(people()).toEqual([MEI, TOM])
    tom.stop()
    await settle()
    expect(people()).toEqual([MEI])
    mei.stop()
    await settle()
    expect(world.server.has(place)).toBe(false)
  })

  it('rings for all the others where each of them finds a seat, and else for nobody', async () => {
    const others = ['b', 'c', 'd', 'e'].map(userId)
    for (const user of others) {
      world.server.set(`members/${ROOM}/${user}`, { role: 'member', joinedAt: 1 })
    }
    const tom = await hold(TOM, { how: 'voice' })
    const called = () => Object.values(world.server.get(`${place}/called`) ?? {})
    expect(called().toSorted()).toEqual([...others, MEI])
    tom.stop()
    await settle()
    world.server.set(`members/${ROOM}/f`, { role: 'member', joinedAt: 1 })
    await hold(TOM, { how: 'voice' })
    expect(people()).toEqual([TOM])
    expect(called()).toEqual([])
  })

  it('is kept by a beat, and given up by who has none', async () => {
    await hold(TOM, { how: 'voice' })
    const before = world.server.number(`${place}/people/${TOM}/beat`)
    await world.clock.advance(CALL_BEAT_MS)
    await settle()
    expect(world.server.number(`${place}/people/${TOM}/beat`)).toBe(before + CALL_BEAT_MS)
  })

  it('is taken again when the connection comes back', async () => {
    const tom = await hold(TOM, { how: 'voice' })
    tom.tab.client.goOffline()
    await settle()
    expect(people()).toEqual([])
    expect(tom.told.at(-1)).toEqual({ state: 'away' })
    tom.tab.client.goOnline()
    await settle()
    expect(people()).toEqual([TOM])
    expect(tom.told.at(-1)).toEqual({ state: 'held' })
  })

  it('is on one device, and on another once that has lapsed', async () => {
    await hold(TOM, { how: 'voice' })
    await hold(MEI)
    const phone = await hold(MEI, { endpoint: 'phone' as EndpointId })
    expect(phone.told).toEqual([{ state: 'elsewhere' }])
    const lapsed = world.clock.now() - CALL_LEASE_MS - 1
    world.server.set(`${place}/people/${MEI}/beat`, lapsed)
    const again = await hold(MEI, { endpoint: 'phone' as EndpointId })
    expect(again.told).toEqual([{ state: 'held' }])
  })

  it('is that of another call where somebody has begun one just before', async () => {
    await hold(TOM, { how: 'voice' })
    const mine = messageId(2) as string as CallId
    const mei = await hold(MEI, { how: 'video', call: mine })
    expect(mei.told).toEqual([{ state: 'met', call: CALL }])
  })

  it('takes the place of a call that all have left without a word', async () => {
    const lapsed = { endpoint: 'e', seat: '0', beat: world.clock.now() - CALL_LEASE_MS - 1 }
    world.server.set(place, {
      ...{ id: messageId(7), by: MEI, at: 1, kind: 'voice' },
      people: { [MEI]: lapsed },
      seats: { 0: MEI },
    })
    const tom = await hold(TOM, { how: 'voice' })
    expect(tom.told).toEqual([{ state: 'held' }])
    expect(world.server.get(`${place}/id`)).toBe(CALL)
  })

  it('is over with the call, and never in one that is not there', async () => {
    const tom = await hold(TOM, { how: 'voice' })
    world.server.set(place, null)
    await settle()
    expect(tom.told.at(-1)).toEqual({ state: 'over' })
    expect((await hold(MEI)).told).toEqual([{ state: 'over' }])
  })

  it('is one of six', async () => {
    await hold(TOM, { how: 'voice' })
    for (const seat of SEATS.slice(1)) {
      const user = userId(`p${seat}`)
      world.server.update({
        [`${place}/people/${user}`]: { endpoint: 'e', seat, beat: world.clock.now() },
        [`${place}/seats/${seat}`]: user,
      })
    }
    expect((await hold(MEI)).told).toEqual([{ state: 'full' }])
  })

  it('is refused to who may not write there', async () => {
    world.server.set(`bans/${ROOM}/${MEI}`, { by: TOM, at: 1 })
    expect((await hold(MEI, { how: 'voice' })).told).toEqual([{ state: 'refused' }])
    expect((await hold(userId('amara'))).told).toEqual([{ state: 'refused' }])
  })
})
