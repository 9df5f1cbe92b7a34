import { describe, expect, it } from 'vitest'
import { NO_HINTS, noteVisit, parseHints, VISIT_MS } from '@/domain/device/hints'

const NOON = 1_800_000_000_000

describe('visits', () => {
  it('count a reload as the same one, and a return as another', () => {
    const first = noteVisit(NO_HINTS, NOON)
    expect(first.visits).toBe(1)
    const reloaded = noteVisit(first, NOON + VISIT_MS - 1)
    expect(reloaded.visits).toBe(1)
    expect(noteVisit(reloaded, NOON + 2 * VISIT_MS).visits).toBe(2)
  })

  it('go on where the clock was set back', () => {
    expect(noteVisit(noteVisit(NO_HINTS, NOON), NOON - 1).visits).toBe(2)
  })

  it('are read as they were kept, and begin anew where they cannot be', () => {
    const kept = { visits: 3, at: NOON, isInstallOver: true }
    expect(parseHints(kept)).toEqual(kept)
    expect(parseHints({ ...kept, visits: -1 })).toEqual(NO_HINTS)
    expect(parseHints(null)).toEqual(NO_HINTS)
  })
})
