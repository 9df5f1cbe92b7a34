import { beforeEach, describe, expect, it } from 'vitest'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { GONE_AFTER_MS, watchPeople, WATCHED_PRESENCES, type RoomPeople } from '@/sync/people-watch'
import { settle } from '../../support/fakes'
import { MEI, ROOM, TOM, userId } from '../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../support/sync-world'

describe('watching people', () => {
  let world: SyncWorld
  let tab: Tab
  let now: RoomPeople | undefined
  let calls: number
  let stop: Unsubscribe

  beforeEach(async () => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    tab = world.openTab()
    calls = 0
    stop = watchPeople(tab.context, ROOM, (people) => {
      now = people
      calls++
    })
    await settle()
  })

  it('knows members, who is here and who is typing', async () => {
    const beat = world.clock.now()
    world.server.set(`presence/${TOM}/c1`, { state: 'online', at: beat, beat })
    world.server.set(`typing/${ROOM}/${TOM}`, beat)
    await settle()
    expect(now?.members.map(({ id }) => id)).toEqual([MEI, TOM])
    expect(now?.presences.get(TOM)?.leases).toMatchObject([{ state: 'online', beat }])
    expect(now?.typing).toEqual([{ user: TOM, at: beat }])
  })

  it('follows who comes and forgets who goes', async () => {
    const ana = userId('ana')
    world.server.set(`members/${ROOM}/${ana}`, { role: 'member', joinedAt: 1 })
    await settle()
    expect(now?.presences.has(ana)).toBe(true)
    world.server.set(`members/${ROOM}/${ana}`, null)
    await settle()
    expect(now?.presences.has(ana)).toBe(false)
    world.server.set(`lastSeen/${ana}`, 5)
    await settle()
    expect(now?.presences.has(ana)).toBe(false)
  })

  it('does not call gone whose connection moves to another of their tabs', async () => {
    const here = { state: 'away', at: 1, beat: world.clock.now() }
    const leases = () => now?.presences.get(TOM)?.leases.map(({ connection }) => connection)
    world.server.set(`presence/${TOM}/c1`, here)
    await settle()
    world.server.set(`presence/${TOM}/c1`, null)
    await world.clock.advance(GONE_AFTER_MS - 1)
    expect(leases()).toEqual(['c1'])
    world.server.set(`presence/${TOM}/c2`, here)
    await world.clock.advance(GONE_AFTER_MS)
    expect(leases()).toEqual(['c2'])
    world.server.set(`presence/${TOM}/c2`, null)
    await world.clock.advance(GONE_AFTER_MS)
    expect(leases()).toEqual([])
  })

  it('watches only so many of a large room', async () => {
    const crowd = Array.from({ length: WATCHED_PRESENCES + 20 }, (_, index) => `p${1000 + index}`)
    world.server.update(
      Object.fromEntries(
        crowd.map((id) => [`members/${ROOM}/${id}`, { role: 'member', joinedAt: 1 }]),
      ),
    )
    await settle()
    expect(now?.members).toHaveLength(WATCHED_PRESENCES + 22)
    expect(now?.presences.size).toBe(WATCHED_PRESENCES)
  })

  it('shows nobody to who is no longer a member', async () => {
    world.server.revokeMembership(ROOM, MEI)
    await settle()
    expect(now).toMatchObject({ members: [], typing: [] })
    expect(now?.presences.size).toBe(0)
  })

  it('stops', async () => {
    stop()
    const before = calls
    world.server.set(`typing/${ROOM}/${TOM}`, world.clock.now())
    world.server.set(`lastSeen/${TOM}`, 5)
    await settle()
    expect(calls).toBe(before)
  })
})
