import { beforeEach, describe, expect, it } from 'vitest'
import { watch } from 'vue'
import { LEASE_MS } from '@/domain/presence/presence'
import { TYPING_LEASE_MS } from '@/domain/presence/typing'
import { usePeopleStore } from '@/stores/people'
import { settle } from '../../support/fakes'
import { MEI, ROOM, TOM, account, userId } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('people', () => {
  let world: ServicesWorld
  let peopleStore: ReturnType<typeof usePeopleStore>
  const ana = userId('ana')
  const bo = userId('bo')

  beforeEach(async () => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [TOM, MEI, ana, bo])
    for (const [id, name] of [
      [TOM, 'Tom'],
      [ana, 'Ana'],
      [bo, 'Bo'],
    ] as const) {
      world.server.set(`users/${id}`, { name, createdAt: 1 })
    }
    peopleStore = usePeopleStore()
    await world.enter(account())
    await settle()
  })

  function beHere(id: string, state: 'online' | 'away') {
    const beat = world.clock.now()
    world.server.set(`presence/${id}/c`, { state, at: beat, beat })
  }
  async function look() {
    peopleStore.watchRoom(ROOM)
    await settle()
  }
  const here = () => peopleStore.here.map(({ name, availability }) => `${name} ${availability}`)

  it('have a name once their profile has come', async () => {
    expect(peopleStore.nameOf(TOM)).toBe('…')
    await settle()
    expect(peopleStore.nameOf(TOM)).toBe('Tom')
    expect(peopleStore.photoOf(TOM)).toBeUndefined()
  })

  it('keep their names for offline', async () => {
    peopleStore.nameOf(TOM)
    await settle()
    expect(await world.replicas.get(MEI)!.readProfiles()).toContainEqual({
      id: TOM,
      name: 'Tom',
      photo: undefined,
    })
  })

  it('are sorted by who is here, then by name; I am always here', async () => {
    beHere(bo, 'online')
    beHere(TOM, 'away')
    await look()
    // Names come as they are asked for.
    expect(here()).toHaveLength(4)
    await settle()
    expect(here()).toEqual(['Bo online', 'Mei online', 'Tom away', 'Ana offline'])
    expect(peopleStore.here.find(({ isMe }) => isMe)).toMatchObject({ id: MEI, role: 'member' })
    expect(peopleStore.here.find(({ id }) => id === TOM)?.role).toBe('owner')
  })

  it('are no longer here once their lease has lapsed', async () => {
    beHere(bo, 'online')
    await look()
    expect(here()).toContain('… online')
    await settle()
    await world.clock.advance(LEASE_MS + 30_000)
    expect(here()).toContain('Bo offline')
    expect(peopleStore.here.find(({ id }) => id === bo)?.lastSeen).toBeDefined()
  })

  it('type until the sign lapses, though nobody says so', async () => {
    await look()
    world.server.set(`typing/${ROOM}/${TOM}`, world.clock.now())
    world.server.set(`typing/${ROOM}/${MEI}`, world.clock.now())
    await settle()
    expect(peopleStore.typing).toHaveLength(1)
    await settle()
    expect(peopleStore.typing).toEqual(['Tom'])
    await world.clock.advance(TYPING_LEASE_MS)
    expect(peopleStore.typing).toEqual([])
  })

  it('stop typing one by one, also by a clock that is behind the server', async () => {
    await look()
    const now = world.clock.now()
    world.server.set(`typing/${ROOM}/${ana}`, now)
    world.server.set(`typing/${ROOM}/${TOM}`, now + 2000)
    // As a screen does: it draws when told that something changed, and not before.
    let shown: readonly string[] = []
    watch(
      () => peopleStore.typing,
      (typing) => (shown = typing),
      { immediate: true, flush: 'sync' },
    )
    await settle()
    expect(shown).toEqual(['Ana', 'Tom'])
    // Nothing else happens that would make it look again.
    world.tab().client.goOffline()
    await world.clock.advance(TYPING_LEASE_MS)
    expect(shown).toEqual(['Tom'])
    await world.clock.advance(2000)
    expect(shown).toEqual([])
  })

  it('are nobody when no room is looked at', async () => {
    await look()
    expect(peopleStore.here).toHaveLength(4)
    peopleStore.watchRoom(undefined)
    expect(peopleStore.here).toEqual([])
    world.server.set(`typing/${ROOM}/${TOM}`, world.clock.now())
    await settle()
    expect(peopleStore.typing).toEqual([])
  })
})

describe('people asked for before there is a connection', () => {
  it('come with it', async () => {
    const world = createServicesWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    world.server.set(`users/${TOM}`, { name: 'Tom', createdAt: 1 })
    const peopleStore = usePeopleStore()
    await world.enter(account(), { isLive: false })
    peopleStore.watchRoom(ROOM)
    expect(peopleStore.nameOf(TOM)).toBe('…')
    await world.goLive()
    await settle()
    expect(peopleStore.nameOf(TOM)).toBe('Tom')
    expect(peopleStore.here).toHaveLength(2)
  })
})
