import { beforeEach, describe, expect, it } from 'vitest'
import { MAX_KEPT_PORTRAITS } from '@/domain/portrait/portrait'
import type { PortraitPlace } from '@/domain/portrait/photo'
import { performAction } from '@/sync/actions/perform-action'
import { settle } from '../../../support/fakes'
import { MEI, ROOM, TOM } from '../../../support/fixtures'
import { createSyncWorld, type SyncWorld, type Tab } from '../../../support/sync-world'

describe('a portrait that is fetched', () => {
  let world: SyncWorld
  let tab: Tab
  const place = `user/${TOM}` as const
  const portrait = { at: 5, data: 'data:image/webp;base64,AAAA' }

  beforeEach(async () => {
    world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    tab = world.openTab()
    await settle()
  })
  const fetch = () => performAction(tab.context, 'fetch-portrait', { place })

  it('is kept on the device', async () => {
    world.server.set(`userPortraits/${TOM}`, portrait)
    expect(await fetch()).toEqual({ ok: true, value: portrait })
    expect(await (await tab.replica.upkeep()).readPortrait(place)).toEqual(portrait)
  })

  it('is said to be gone where there is none, or none that can be read', async () => {
    expect(await fetch()).toEqual({ ok: false, problem: 'gone' })
    world.server.set(`userPortraits/${TOM}`, { at: 5, data: 'data:text/html,<b>' })
    expect(await fetch()).toEqual({ ok: false, problem: 'gone' })
  })

  it('takes the place of another, once there are as many as are kept', async () => {
    const upkeep = await tab.replica.upkeep()
    for (let number = 1; number <= MAX_KEPT_PORTRAITS; number++)
      await upkeep.putPortrait(`user/u${number}` as PortraitPlace, portrait)
    world.server.set(`userPortraits/${TOM}`, portrait)
    await fetch()
    expect(await upkeep.readPortraitPlaces()).toHaveLength(MAX_KEPT_PORTRAITS)
  })
})
