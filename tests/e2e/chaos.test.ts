import { describe, expect, inject, it } from 'vitest'
import { playRounds } from '../chaos/rounds'

/** A taste of `npm run chaos`, which plays hundreds; always the same rounds, so a failure is a fact. */
const ROUNDS = 3
const FIRST_SEED = 7

describe('when everything goes wrong', () => {
  it('still delivers each message exactly once, in order, to every device', async () => {
    const totals = await playRounds(
      { appPort: inject('appPort'), authPort: inject('authPort'), chromium: inject('chromium') },
      { rounds: ROUNDS, firstSeed: FIRST_SEED, isVerbose: false },
    )
    expect(totals).toMatchObject({ lost: 0, duplicated: 0, misordered: 0, failedSeeds: [] })
    expect(totals.accepted).toBeGreaterThan(ROUNDS * 5)
  }, 300_000)
})
