import { describe, expect, it } from 'vitest'
import { createPushIds } from '#emulator/data/push-id.ts'

describe('createPushIds', () => {
  it('[V10] ids are 20 characters that ascend, within a millisecond too', () => {
    let now = 1_700_000_000_000
    const next = createPushIds(() => now)
    const ids = Array.from({ length: 50 }, (_, at) => {
      if (at % 10 === 0) now++
      return next()
    })
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(50)
    for (const id of ids) expect(id).toMatch(/^[-0-9A-Z_a-z]{20}$/)
  })

  it('[V10] the first 8 characters are the time', () => {
    const next = createPushIds(
      () => 0,
      () => 0,
    )
    expect(next()).toBe('--------------------')
    expect(next()).toBe('-------------------0')
  })

  it('[V10] a full tail runs over', () => {
    const next = createPushIds(
      () => 64,
      () => 0.999,
    )
    next()
    expect(next()).toBe('------0-------------')
  })
})
