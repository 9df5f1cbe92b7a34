import { beforeEach, describe, expect, it } from 'vitest'
import { useActionsStore } from '@/stores/actions'
import { settle } from '../../support/fakes'
import { MEI, ROOM, TOM, account } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'
import '@/sync/actions/perform-action'
import '@/sync/actions/watch-topic'

describe('the actions store', () => {
  let world: ServicesWorld

  beforeEach(() => {
    world = createServicesWorld()
    world.seedRoom(ROOM, [MEI, TOM])
  })

  it('is offline while there is nothing to ask', async () => {
    const needs = { room: ROOM, user: TOM }
    expect(await useActionsStore().act('ban', needs)).toEqual({ ok: false, problem: 'offline' })
  })

  it('acts, and follows a list that was wanted before there was a connection', async () => {
    const store = useActionsStore()
    const told: unknown[] = []
    const stop = store.follow(`bans ${ROOM}`, (bans) => told.push(bans))
    await world.enter(account({ id: MEI }))
    await settle()
    expect(told).toEqual([[]])
    expect(await store.act('ban', { room: ROOM, user: TOM })).toEqual({ ok: true, value: null })
    await settle()
    expect(told.at(-1)).toMatchObject([{ user: TOM, by: MEI }])
    stop()
    await store.act('lift-ban', { room: ROOM, user: TOM })
    await settle()
    expect(told.at(-1)).toHaveLength(1)
  })
})
