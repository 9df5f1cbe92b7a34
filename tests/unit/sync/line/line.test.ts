import { beforeEach, describe, expect, it } from 'vitest'
import {
  LOSSES_KEPT,
  monthOf,
  type ConnectionReport,
  type KeptLine,
} from '@/domain/connection/connection-report'
import type { Traffic, TrafficMeter } from '@/domain/connection/traffic-meter'
import { lineOf, READING_MS } from '@/sync/line/line'
import { KEEP_MS, startLineKeeper } from '@/sync/line/line-keeper'
import { settle } from '../../../support/fakes'
import { ROOM } from '../../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../../support/sync-world'

function createMeter() {
  let waiting: Traffic[] = []
  const nothing: Traffic = { sent: 0, received: 0, rooms: new Map(), refusals: 0 }
  const meter: TrafficMeter = { take: () => waiting.shift() ?? nothing }
  const carry = (part: Partial<Traffic>) => {
    waiting = [...waiting, { ...nothing, ...part }]
  }
  return { meter, carry }
}

describe('how the connection does', () => {
  let world: SyncWorld
  let tab: Tab
  let traffic: ReturnType<typeof createMeter>

  beforeEach(() => {
    world = createSyncWorld()
    tab = world.openTab()
    traffic = createMeter()
  })

  const line = () => lineOf(tab.context, traffic.meter)
  function follow() {
    const told: ConnectionReport[] = []
    const stop = line().watch((report) => told.push(report))
    return { stop, count: () => told.length, last: () => told.at(-1)! }
  }

  it('is one for a connection', () => {
    expect(line()).toBe(line())
  })

  it('is told at once, and every few seconds while somebody looks', async () => {
    traffic.carry({ sent: 5, received: 7, rooms: new Map([[ROOM, { sent: 1, received: 2 }]]) })
    const { stop, count, last } = follow()
    expect(last()).toMatchObject({
      transport: 'websocket',
      sent: 5,
      received: 7,
      rooms: [{ room: ROOM, sent: 1, received: 2 }],
      losses: [],
      month: { sent: 5, received: 7 },
    })
    traffic.carry({ sent: 1, rooms: new Map([[ROOM, { sent: 1, received: 0 }]]), refusals: 1 })
    await world.clock.advance(READING_MS)
    expect(last()).toMatchObject({ sent: 6, received: 7, refusals: 1 })
    expect(last().rooms).toEqual([{ room: ROOM, sent: 2, received: 2 }])
    stop()
    const before = count()
    await world.clock.advance(READING_MS * 3)
    expect(count()).toBe(before)
    expect(world.clock.pending()).toBe(0)
  })

  it('measures the round trip, and not while there is no connection', async () => {
    const { last } = follow()
    await settle()
    expect(last().roundTrip).toMatchObject({ last: 0, median: 0, count: 1 })
    tab.client.goOffline()
    await world.clock.advance(READING_MS * 2)
    expect(last().roundTrip?.count).toBe(1)
    expect(last().transport).toBeUndefined()
  })

  it('does not take a wait for the next connection for a round trip', async () => {
    let answer: () => void = () => undefined
    tab.remotes.messages.readBucket = () =>
      new Promise((resolve) => (answer = () => resolve(undefined)))
    const { last } = follow()
    tab.client.goOffline()
    await world.clock.advance(60_000)
    tab.client.goOnline()
    answer()
    await settle()
    expect(last().roundTrip).toBeUndefined()
    await world.clock.advance(READING_MS)
    answer()
    await settle()
    expect(last().roundTrip).toMatchObject({ last: 0, count: 1 })
  })

  it('says of each loss why, and when there was a connection again', async () => {
    const { last } = follow()
    const lostAt = world.clock.now()
    tab.client.goOffline()
    expect(last().losses).toEqual([{ at: lostAt, why: 'broken' }])
    await world.clock.advance(1500)
    tab.client.goOnline()
    const back = { at: lostAt + 1500, over: 'websocket' }
    expect(last().losses).toEqual([{ at: lostAt, why: 'broken', back }])
    tab.connection.reconnect('chosen')
    expect(last().losses[0]).toMatchObject({ why: 'chosen', back: { over: 'websocket' } })
    tab.connection.reconnect()
    expect(last().losses[0]).toMatchObject({ why: 'asked' })
  })

  it('keeps no more losses than anyone reads', () => {
    const { last } = follow()
    for (let n = 0; n < LOSSES_KEPT + 5; n++) tab.connection.reconnect()
    expect(last().losses).toHaveLength(LOSSES_KEPT)
  })

  it('says that another tab had the connection', () => {
    line().noteMove()
    expect(follow().last().losses[0]).toMatchObject({ why: 'moved', back: { over: 'websocket' } })
  })

  it('begins a month anew', async () => {
    const { last } = follow()
    traffic.carry({ sent: 5 })
    await world.clock.advance(READING_MS)
    expect(last().month.sent).toBe(5)
    world.clock.set(world.clock.now() + 32 * 24 * 3_600_000)
    traffic.carry({ sent: 2 })
    await world.clock.advance(READING_MS)
    expect(last()).toMatchObject({ sent: 7, month: { sent: 2 } })
  })

  describe('as it is kept on this device', () => {
    let memory: { value: KeptLine | undefined; writes: number }

    beforeEach(() => {
      memory = { value: undefined, writes: 0 }
    })

    const keep = () =>
      startLineKeeper(tab.context, line(), {
        read: () => memory.value,
        write(kept) {
          memory.value = kept
          memory.writes++
        },
      })

    it('goes on from there', async () => {
      const at = world.clock.now()
      const loss = { at: at - 5000, why: 'closed' } as const
      memory.value = { month: monthOf(at), volume: { sent: 100, received: 200 }, losses: [loss] }
      keep()
      traffic.carry({ sent: 1, received: 2 })
      await world.clock.advance(KEEP_MS)
      expect(memory.value).toEqual({
        month: monthOf(at),
        volume: { sent: 101, received: 202 },
        losses: [loss],
      })
    })

    it('leaves what another month has cost behind', () => {
      memory.value = { month: '1999-12', volume: { sent: 100, received: 200 }, losses: [] }
      keep()
      expect(follow().last().month).toEqual({ sent: 0, received: 0 })
    })

    it('is written when it has changed, when nobody looks any more, and at the end', async () => {
      keep()
      await world.clock.advance(KEEP_MS)
      expect(memory.writes).toBe(1)
      await world.clock.advance(KEEP_MS * 3)
      expect(memory.writes).toBe(1)
      traffic.carry({ sent: 9 })
      tab.device.attention.setVisible(false)
      expect(memory.value?.volume.sent).toBe(9)
      traffic.carry({ sent: 1 })
      await tab.close()
      expect(memory.value?.volume.sent).toBe(10)
      expect(world.clock.pending()).toBe(0)
    })
  })
})
