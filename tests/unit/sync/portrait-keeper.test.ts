import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PortraitPlace } from '@/domain/portrait/photo'
import { startPortraitKeeper } from '@/sync/portrait-keeper'
import { settle } from '../../support/fakes'
import { MEI, ROOM, TOM } from '../../support/fixtures'
import { createSyncWorld, type Tab } from '../../support/sync-world'

describe('portraits on this device', () => {
  let tab: Tab
  const portrait = { at: 5, data: 'data:image/webp;base64,AAAA' }
  const [ofTom, ofRoom] = [`user/${TOM}`, `room/${ROOM}`] as const

  beforeEach(async () => {
    const world = createSyncWorld()
    world.seedRoom(ROOM, [TOM, MEI])
    tab = world.openTab()
    await settle()
    startPortraitKeeper(tab.context)
    for (const place of [ofTom, ofRoom]) await keep(place)
  })

  const keep = async (place: PortraitPlace) =>
    (await tab.replica.upkeep()).putPortrait(place, portrait)
  const kept = async () => {
    await settle()
    return (await tab.replica.upkeep()).readPortraitPlaces()
  }
  const profile = (photo: string | number | undefined) =>
    tab.context.changes.emit({ kind: 'profile', profile: { id: TOM, name: 'Tom', photo } })

  it('stay while the profile names one, whichever', async () => {
    profile(5)
    profile(6)
    expect(await kept()).toEqual([ofTom, ofRoom])
  })

  it.each([undefined, 'https://photos.example/tom'])('go when it names %s', async (photo) => {
    profile(photo)
    expect(await kept()).toEqual([ofRoom])
  })

  it('go again when there was one in between', async () => {
    profile(undefined)
    await kept()
    profile(7)
    await keep(ofTom)
    profile(undefined)
    expect(await kept()).toEqual([ofRoom])
  })

  it('are looked for together, however many have none', async () => {
    const drop = vi.spyOn(await tab.replica.upkeep(), 'dropPortraits')
    const many = Array.from({ length: 50 }, (_, index) => `person${index}` as typeof TOM)
    for (const id of [TOM, ...many])
      tab.context.changes.emit({
        kind: 'profile',
        profile: { id, name: 'Tom', photo: undefined },
      })
    expect(await kept()).toEqual([ofRoom])
    expect(drop).toHaveBeenCalledOnce()
  })

  it('go with the room', async () => {
    tab.context.changes.emit({ kind: 'room-forgotten', room: ROOM })
    expect(await kept()).toEqual([ofTom])
  })

  it('go when the room has none any more', async () => {
    const about = { id: ROOM, name: 'Hall', topic: '', kind: 'public', createdBy: TOM } as const
    const room = { ...about, createdAt: 1, photo: 5 }
    const shown = { id: ROOM, state: undefined, mine: undefined, isGone: false }
    tab.context.changes.emit({ kind: 'room', room: { ...shown, room } })
    expect(await kept()).toEqual([ofTom, ofRoom])
    const bare = { ...room, photo: undefined }
    tab.context.changes.emit({ kind: 'room', room: { ...shown, room: bare } })
    expect(await kept()).toEqual([ofTom])
  })
})
