import { describe, expect, it, vi } from 'vitest'
import { fromJson } from '#emulator/data/from-json.ts'
import { isBranch } from '#emulator/data/node.ts'
import type { Branch } from '#emulator/data/node.ts'
import { createTextCache } from '#emulator/data/text-cache.ts'

function branch(number: number): Branch {
  const node = fromJson({ number })
  if (!isBranch(node)) throw new Error('No branch')
  return node
}

describe('the cache of texts', () => {
  it('makes a text once, however often it is asked for', () => {
    const cache = createTextCache()
    const make = vi.fn(() => 'text')
    const one = branch(1)
    expect([cache.textOf(one, make), cache.textOf(one, make)]).toEqual(['text', 'text'])
    expect(make).toHaveBeenCalledOnce()
  })

  it('forgets what was not asked for while many others were, and keeps what was', () => {
    const cache = createTextCache()
    const kept = branch(1)
    const left = branch(2)
    const make = vi.fn(() => 'text')
    for (const one of [kept, left]) cache.textOf(one, make)
    for (let at = 0; at < 5000; at++) {
      cache.textOf(branch(at), () => 'other')
      if (at % 1000 === 0) cache.textOf(kept, make)
    }
    expect(make).toHaveBeenCalledTimes(2)
    cache.textOf(kept, make)
    expect(make).toHaveBeenCalledTimes(2)
    cache.textOf(left, make)
    expect(make).toHaveBeenCalledTimes(3)
  })

  it('keeps no long text', () => {
    const cache = createTextCache()
    const make = vi.fn(() => 'x'.repeat(2000))
    const one = branch(1)
    for (let times = 0; times < 2; times++) cache.textOf(one, make)
    expect(make).toHaveBeenCalledTimes(2)
  })
})
