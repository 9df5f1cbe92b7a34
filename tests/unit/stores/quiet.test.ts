import { expect, it } from 'vitest'
import { useQuietStore } from '@/stores/quiet'
import { settle } from '../../support/fakes'
import { account, MEI, ROOM, TOM } from '../../support/fixtures'
import { createServicesWorld } from '../../support/services-world'

const HOUR = 3_600_000

it('is quiet for as long as it was said, or until it is taken back', async () => {
  const world = createServicesWorld()
  world.seedRoom(ROOM, [TOM, MEI])
  await world.enter(account())
  await settle()
  const quietStore = useQuietStore()
  expect(quietStore.until).toBeUndefined()
  expect((await quietStore.turnOn('hour')).ok).toBe(true)
  await settle()
  expect(quietStore.until).toBe(world.server.get(`users/${MEI}/quietUntil`))
  expect(quietStore.until).toBe(world.clock.now() + HOUR)
  expect(quietStore.toLocal(world.clock.now() + HOUR)).toBe(world.clock.now() + HOUR)
  expect(quietStore.localNow).toBe(world.clock.now())
  await world.clock.advance(HOUR + 30_000)
  expect(quietStore.until).toBeUndefined()
  await quietStore.turnOn('tomorrow')
  await settle()
  expect(quietStore.until).toBeGreaterThan(world.clock.now())
  await quietStore.turnOff()
  await settle()
  expect(quietStore.until).toBeUndefined()
  expect(world.server.get(`users/${MEI}/quietUntil`)).toBeNull()
})
