import { beforeEach, describe, expect, it, vi } from 'vitest'
import { arrivalsMemory } from '@/adapters/browser/kept-arrivals'
import type { KeptArrivals } from '@/domain/fast-path/arrival'
import { MEI, messageId, ROOM, TOM } from '../../../support/fixtures'

describe('what came over the fast path, on this device', () => {
  const stored = new Map<string, string>()
  beforeEach(() => {
    stored.clear()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    })
  })

  const kept: KeptArrivals = {
    arrivals: [{ id: messageId(1), room: ROOM, from: TOM, text: 'hi', at: 5, heardAt: 6 }],
    ways: [
      { id: messageId(1), lead: undefined },
      { id: messageId(2), lead: 12 },
    ],
  }

  it('is of one person, and read as it was written', () => {
    arrivalsMemory(MEI).write(kept)
    expect(arrivalsMemory(MEI).read()).toEqual(kept)
    expect(arrivalsMemory(TOM).read()).toEqual({ arrivals: [], ways: [] })
  })

  it('is nothing where it cannot be read', () => {
    stored.set(`hearth.arrivals.${MEI}`, '{')
    expect(arrivalsMemory(MEI).read()).toEqual({ arrivals: [], ways: [] })
  })
})
