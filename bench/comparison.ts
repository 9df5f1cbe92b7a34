/** One comparison: pairs of one run, and what the median of their ratios has to reach. */
export interface Comparison {
  readonly name: string
  readonly unit: string
  /** What is compared with: another program, a smaller case, or a fixed budget. */
  readonly against: string
  /** Each round measured both sides, one right after the other. */
  readonly rounds: readonly Round[]
  readonly target: { readonly atMost: number } | { readonly atLeast: number }
}

export interface Round {
  readonly measured: number
  readonly baseline: number
}

/** A benchmark measures one or several comparisons; `skip` says why it cannot run here. */
export type Benchmark = () => Promise<readonly Comparison[] | { readonly skip: string }>

/** Measures two arms in turn; the order rotates, so that warming up favours neither. */
export async function interleave(
  count: number,
  arms: { readonly measured: () => Promise<number>; readonly baseline: () => Promise<number> },
): Promise<Round[]> {
  const rounds: Round[] = []
  for (let round = 0; round < count; round++) {
    if (round % 2 === 0) {
      const measured = await arms.measured()
      rounds.push({ measured, baseline: await arms.baseline() })
    } else {
      const baseline = await arms.baseline()
      rounds.push({ measured: await arms.measured(), baseline })
    }
  }
  return rounds
}

/** The middle of some values; the upper one of two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}
