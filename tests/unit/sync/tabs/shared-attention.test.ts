import { expect, it, vi } from 'vitest'
import { createSharedAttention } from '@/sync/tabs/shared-attention'
import { createFakeAttention } from '../../../support/fakes'
import { OTHER_ROOM, ROOM } from '../../../support/fixtures'

it('a room is seen while any tab that is looked at has it on the screen', () => {
  const own = createFakeAttention()
  const shared = createSharedAttention(own)
  own.setRoom(ROOM)
  expect([shared.sees(ROOM), shared.sees(OTHER_ROOM)]).toEqual([true, false])
  own.setVisible(false)
  expect([shared.isVisible(), shared.sees(ROOM)]).toEqual([false, false])
  shared.setOthers(true, new Set([OTHER_ROOM]))
  expect([shared.sees(ROOM), shared.sees(OTHER_ROOM)]).toEqual([false, true])
  expect(shared.isVisible()).toBe(true)
  shared.setOthers(false, new Set())
  expect([shared.isVisible(), shared.sees(OTHER_ROOM)]).toEqual([false, false])
})

it('tells of the others only when that changes something', () => {
  const shared = createSharedAttention(createFakeAttention())
  const listener = vi.fn()
  shared.watch(listener)
  shared.setOthers(true, new Set([ROOM]))
  shared.setOthers(true, new Set([OTHER_ROOM]))
  expect(listener).toHaveBeenCalledTimes(1)
  expect(shared.sees(OTHER_ROOM)).toBe(true)
})
