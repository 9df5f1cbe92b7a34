import { expect, it } from 'vitest'
import { createFileRate } from '@/domain/file/file-rate'

it('says bytes a second over the last moments, once there is something to go by', () => {
  let now = 0
  const rate = createFileRate(() => now)
  expect(rate.note(0)).toBeUndefined()
  now = 1000
  expect(rate.note(2000)).toBe(2000)
  now = 10_000
  expect(rate.note(2000)).toBeUndefined()
  now = 11_000
  expect(rate.note(2500)).toBe(500)
  rate.clear()
  expect(rate.note(2500)).toBeUndefined()
})
