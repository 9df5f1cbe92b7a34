import { writeFileSync } from 'node:fs'
import { openRoom } from './open-room.ts'

/** One comparison: what was measured, both sides, and the ratio that has to stay below a limit. */
export interface Comparison {
  readonly name: string
  readonly unit: string
  readonly baseline: number
  readonly measured: number
  readonly limit: number
}

const BENCHMARKS = [openRoom]

/** Ratios of one run, never absolute times: machines differ, and so does one machine from itself. */
const comparisons: Comparison[] = []
for (const benchmark of BENCHMARKS) comparisons.push(...(await benchmark()))

const rows = comparisons.map((comparison) => {
  const ratio = comparison.measured / comparison.baseline
  return { ...comparison, ratio: Number(ratio.toFixed(3)), isWithin: ratio <= comparison.limit }
})
console.table(rows)
writeFileSync(
  'bench/results.json',
  `${JSON.stringify({ node: process.version, rows }, undefined, 2)}\n`,
)
process.exit(rows.every(({ isWithin }) => isWithin) ? 0 : 1)
