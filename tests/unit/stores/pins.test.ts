import { beforeEach, describe, expect, it, vi } from 'vitest'
import { usePinsStore } from '@/stores/pins'
import { useTimelineStore } from '@/stores/timeline'
import { settle } from '../../support/fakes'
import { account, MEI, messageId, OTHER_ROOM, ROOM, TOM } from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('what is pinned in the room on screen', () => {
  let world: ServicesWorld
  let pinsStore: ReturnType<typeof usePinsStore>

  async function begin({ isOffline = false } = {}) {
    world = createServicesWorld({ isOffline })
    for (const room of [ROOM, OTHER_ROOM]) world.seedRoom(room, [MEI, TOM])
    world.say(1, { text: '**rent**' })
    world.say(2)
    pinsStore = usePinsStore()
    await world.enter(account())
    await useTimelineStore().open(ROOM)
    await settle()
  }
  beforeEach(() => begin())

  const pin = (place: number, number: number, at = number) =>
    world.server.update({
      [`pins/${ROOM}/${place}`]: { id: messageId(number), by: MEI, at },
    })
  const upkeep = () => world.services.person.value!.replica.upkeep()
  const texts = () => pinsStore.pins.map(({ text }) => text)

  it('is told, the newest first, in plain words, and kept on this device', async () => {
    pin(0, 1)
    pin(5, 2)
    await vi.waitFor(() => expect(texts()).toEqual(['message 2', 'rent']))
    await vi.waitFor(async () => {
      expect(await (await upkeep()).readPins(ROOM)).toMatchObject([
        { id: messageId(2), from: TOM, text: 'message 2' },
        { id: messageId(1), from: TOM, text: 'rent' },
      ])
    })
  })

  it('is as it was kept without a network', async () => {
    await begin({ isOffline: true })
    const kept = { id: messageId(7), by: MEI, at: 1, from: TOM, text: 'long ago' }
    await (await upkeep()).putPins(OTHER_ROOM, [kept])
    await useTimelineStore().open(OTHER_ROOM)
    await vi.waitFor(() => expect(pinsStore.pins).toEqual([kept]))
    await useTimelineStore().open(ROOM)
    await vi.waitFor(() => expect(pinsStore.pins).toEqual([]))
    expect(await (await upkeep()).readPins(OTHER_ROOM)).toEqual([kept])
  })

  it('is no message that was deleted', async () => {
    pin(0, 1)
    pin(1, 2)
    await vi.waitFor(() => expect(texts()).toHaveLength(2))
    world.server.update({
      [`messages/${ROOM}/${messageId(2)}`]: {
        ...{ from: TOM, at: 2000, updatedAt: 90_000, deletedAt: 90_000, deletedBy: TOM },
      },
    })
    await vi.waitFor(() => expect(texts()).toEqual(['rent']))
  })
})
