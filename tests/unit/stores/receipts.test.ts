import { beforeEach, describe, expect, it, vi } from 'vitest'
import { usePeopleStore } from '@/stores/people'
import { usePreferencesStore } from '@/stores/preferences'
import { useReceiptsStore } from '@/stores/receipts'
import { settle } from '../../support/fakes'
import { MEI, OTHER_ROOM, ROOM, TOM, account } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('the receipts store', () => {
  let world: ServicesWorld
  let said: number

  beforeEach(async () => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    world.seedRoom(OTHER_ROOM, [TOM, MEI])
    await world.enter(account())
    said = world.clock.now()
    await world.clock.advance(5000)
  })

  const stateIn = (room = ROOM, at = said) => useReceiptsStore().receipt(room, at).state
  const read = (room = ROOM, at = said) => world.server.set(`reads/${room}/${TOM}`, at)
  const comeOnline = () => {
    const beat = world.clock.now()
    world.server.set(`presence/${TOM}/c1`, { state: 'online', at: beat, beat })
  }

  it('follows a room from stored to delivered to read, until it is let go', async () => {
    const store = useReceiptsStore()
    const stop = store.follow(ROOM)
    await settle()
    expect(stateIn()).toBe('stored')
    comeOnline()
    await settle()
    expect(stateIn()).toBe('delivered')
    expect(stateIn(OTHER_ROOM)).toBe('stored')
    read()
    await settle()
    expect(store.receipt(ROOM, said)).toEqual({ state: 'read', readBy: 1, others: 1 })
    expect(stateIn(ROOM, said + 1)).toBe('delivered')
    stop()
    read(ROOM, said + 1)
    await settle()
    expect(stateIn(ROOM, said + 1)).toBe('stored')
  })

  it('watches a room once, for as many as follow it', async () => {
    const store = useReceiptsStore()
    const watched = vi.spyOn(world.services.person.value!.sync.value!, 'watchReads')
    const stops = [store.follow(ROOM), store.follow(ROOM)]
    stops[0]?.()
    stops[0]?.()
    read()
    await settle()
    expect(stateIn()).toBe('read')
    expect(watched).toHaveBeenCalledTimes(1)
    stops[1]?.()
    await settle()
    expect(store.marks.size).toBe(0)
  })

  it('follows the room on screen over what the people store knows, until it is left', async () => {
    const store = useReceiptsStore()
    const people = vi.spyOn(world.services.person.value!.sync.value!, 'watchPeople')
    usePeopleStore().watchRoom(ROOM)
    store.followShown()
    store.followShown()
    comeOnline()
    read()
    await settle()
    expect(stateIn()).toBe('read')
    expect(people).toHaveBeenCalledTimes(1)
    expect(store.readersOf(ROOM, said)).toEqual([{ user: TOM, at: said }])
    store.list(said)
    usePeopleStore().watchRoom(undefined)
    await settle()
    expect(store.shown).toBeUndefined()
    expect(store.listed).toBeUndefined()
    expect(store.marks.size).toBe(0)
  })

  it('shows nobody’s reading to who hides their own', async () => {
    const store = useReceiptsStore()
    store.follow(ROOM)
    comeOnline()
    read()
    await settle()
    expect(stateIn()).toBe('read')
    usePreferencesStore().setReading('hidden')
    await settle()
    expect(stateIn()).toBe('delivered')
    usePreferencesStore().setReading('shown')
    await settle()
    expect(stateIn()).toBe('read')
  })

  it('waits for a connection to come', async () => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    await world.enter(account(), { isLive: false })
    useReceiptsStore().follow(ROOM)
    read()
    await settle()
    expect(stateIn()).toBe('stored')
    await world.goLive()
    await settle()
    expect(stateIn()).toBe('read')
  })
})
