import { expect, it } from 'vitest'
import { useClockStore } from '@/stores/clock'
import { createServicesWorld } from '../../support/services-world'

it('moves the words of time on by half minutes', async () => {
  const world = createServicesWorld()
  const clockStore = useClockStore()
  const before = clockStore.now
  await world.clock.advance(29_999)
  expect(clockStore.now).toBe(before)
  await world.clock.advance(1)
  expect(clockStore.now).toBe(before + 30_000)
})
