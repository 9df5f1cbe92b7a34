/** A number from 0 to below the bound. */
export type Random = (below: number) => number

/** Small and good enough; the same seed gives the same run. */
export function seeded(seed: number): Random {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
