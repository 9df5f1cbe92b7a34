import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FIND_PAUSE_MS, useDirectoryStore } from '@/stores/directory'
import { settle } from '../../support/fakes'
import { MEI, ROOM, TOM, account } from '../../support/fixtures'
import { createServicesWorld } from '../../support/services-world'

describe('looking for people by name', () => {
  let world: ReturnType<typeof createServicesWorld>

  beforeEach(async () => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    world.server.set(`directory/${TOM}`, { name: 'Tom Åberg', nameLower: 'tom åberg' })
    world.server.set('directory/lin', { name: '林美', nameLower: '林美' })
    world.server.set(`directory/${MEI}`, { name: 'Tomoe', nameLower: 'tomoe' })
    await world.enter(account())
  })

  async function look(text: string) {
    const store = useDirectoryStore()
    store.look(text)
    await world.clock.advance(FIND_PAUSE_MS)
    await vi.waitFor(() => expect(store.status).not.toBe('looking'))
    return store
  }

  it('finds them by the beginning of the name, but oneself', async () => {
    const store = await look('  TOM ')
    expect(store.status).toBe('done')
    expect(store.found).toEqual([{ id: TOM, name: 'Tom Åberg' }])
    expect((await look('林')).found).toEqual([{ id: 'lin', name: '林美' }])
    expect((await look('berg')).found).toEqual([])
    expect(store.status).toBe('done')
  })

  it('waits until typing pauses, and asks for the last alone', async () => {
    const store = useDirectoryStore()
    store.look('林')
    await world.clock.advance(FIND_PAUSE_MS - 1)
    store.look('林x')
    await world.clock.advance(FIND_PAUSE_MS - 1)
    await settle()
    expect(store.status).toBe('looking')
    await world.clock.advance(1)
    await vi.waitFor(() => expect(store.status).toBe('done'))
    expect(store.found).toEqual([])
  })

  it('drops an answer to what is not typed any more', async () => {
    const store = useDirectoryStore()
    store.look('tom')
    await world.clock.advance(FIND_PAUSE_MS)
    store.clear()
    await settle()
    expect(store.status).toBe('idle')
    expect(store.found).toEqual([])
  })

  it('says that it needs the network', async () => {
    world.tab().client.goOffline()
    await settle()
    expect((await look('tom')).status).toBe('offline')
  })
})
