import { beforeEach, describe, expect, it } from 'vitest'
import { BEGINNING } from '@/domain/message/history'
import type { RoomId } from '@/shared/ids'
import { useStorageStore } from '@/stores/storage'
import { settle } from '../../support/fakes'
import {
  MEI,
  OTHER_ROOM,
  ROOM,
  account,
  messages,
  outboxRow,
  position,
} from '../../support/fixtures'
import { createServicesWorld, type ServicesWorld } from '../../support/services-world'

describe('the storage store', () => {
  let world: ServicesWorld

  beforeEach(async () => {
    world = createServicesWorld()
    await world.enter(account(), { isLive: false })
    await fill(ROOM, 300)
    await fill(OTHER_ROOM, 20)
  })
  const replica = () => world.replicas.get(MEI)!
  const fill = (room: RoomId, count: number) =>
    replica().applyHistory(room, {
      messages: messages(1, count, { room }),
      complete: { from: BEGINNING, to: position(count * 1000, count) },
      cursor: count * 1000,
    })
  const counts = () => useStorageStore().rooms.map(({ id, messages: count }) => [id, count])

  it('tells what each room takes up, the largest first', async () => {
    const store = useStorageStore()
    await store.refresh()
    expect(counts()).toEqual([
      [ROOM, 300],
      [OTHER_ROOM, 20],
    ])
    expect(store.total).toBe(store.rooms.reduce((sum, { bytes }) => sum + bytes, 0))
    expect(store.estimate).toEqual({ used: 3_000_000, quota: 100_000_000 })
    expect(store.isPersistent).toBe(false)
  })

  it('clears one room or all, and nothing that is unsent', async () => {
    const store = useStorageStore()
    await replica().addOutboxRow(outboxRow(1))
    await store.clearRoom(ROOM)
    expect(counts()).toEqual([
      [OTHER_ROOM, 20],
      [ROOM, 1],
    ])
    await store.clearAll()
    expect(counts().map(([, count]) => count)).toEqual([1, 1])
    expect(await replica().readOutbox()).toHaveLength(1)
  })

  it('keeps the budget for this device, and to it at once', async () => {
    const store = useStorageStore()
    await store.setBudget(50)
    await settle()
    expect(world.services.preferencesMemory.read().storageBudget).toBe(50)
    expect(counts()).toEqual([
      [ROOM, 300],
      [OTHER_ROOM, 20],
    ])
  })
})
