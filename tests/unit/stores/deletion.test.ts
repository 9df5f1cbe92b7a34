import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useDeletionStore } from '@/stores/deletion'
import { MEI, OTHER_ROOM, ROOM, TOM, account, outboxRow, roomId } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

const ALONE = roomId(3)

describe('what is said before an account is deleted', () => {
  let world: ServicesWorld
  const memory = () => world.services.loadDepartureMemory()

  beforeEach(async () => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    world.seedRoom(OTHER_ROOM, [MEI, TOM])
    world.seedRoom(ALONE, [MEI])
    for (const [user, name] of [
      [MEI, 'Mei'],
      [TOM, 'Tom'],
    ]) {
      world.server.set(`users/${user}`, { name, createdAt: 1 })
    }
    await world.enter(account())
    await world.clock.advance(1000)
  })

  it('asks about the rooms of one’s own that others are in, and about what is unsent', async () => {
    world.tab().client.goOffline()
    await world.tab().replica.addOutboxRow(outboxRow(1))
    world.tab().client.goOnline()
    const deletionStore = useDeletionStore()
    const stop = await deletionStore.look()
    await vi.waitFor(() => expect(deletionStore.isKnown).toBe(true))
    await vi.waitFor(() =>
      expect(deletionStore.owned).toEqual([
        { id: OTHER_ROOM, name: 'Hearthside', heirs: [{ id: TOM, name: 'Tom' }] },
      ]),
    )
    expect(deletionStore.unsent).toBe(1)
    stop()
  })

  it('hands over to the page that does it, with nothing left to be sent behind it', async () => {
    const fates = { [OTHER_ROOM]: TOM }
    await world.tab().replica.addOutboxRow(outboxRow(1, { status: 'refused' }))
    await useDeletionStore().start('delete', fates)
    const kept = (await memory()).read()
    expect(kept).toEqual({ user: MEI, isGuest: false, words: 'delete', fates, phase: 'data' })
    expect(await world.tab().replica.readOutbox()).toEqual([])
    expect(world.tab().client.isConnected).toBe(false)
    expect(world.paths).toEqual(['/'])
    // Everything else is there until it goes, should it be called off.
    expect(world.server.has(`users/${MEI}`)).toBe(true)
    expect(await world.tab().replica.readRooms()).not.toEqual([])
  })

  it('does not begin offline, nor where nothing is kept', async () => {
    const deletionStore = useDeletionStore()
    world.tab().client.goOffline()
    await deletionStore.start('delete', {})
    expect(deletionStore.problem).toBe('offline')
    world.tab().client.goOnline()
    await world.clock.advance(1000)
    vi.spyOn(await memory(), 'write').mockReturnValue()
    await deletionStore.start('delete', {})
    expect(deletionStore.problem).toBe('storage')
    expect(world.paths).toEqual([])
  })
})
