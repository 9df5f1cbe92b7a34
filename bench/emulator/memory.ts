import type { Benchmark } from '../comparison.ts'
import { runProgram } from '../program.ts'

const ROUNDS = 2
const BUDGET_MB = 1_536

/** A million messages of 150 bytes, held by an emulator in a process of its own. */
export const memory: Benchmark = async () => {
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) {
    const { rss } = (await runProgram('emulator/fill-memory.ts')) as { rss: number }
    rounds.push({ measured: rss / 2 ** 20, baseline: BUDGET_MB })
  }
  const name = 'memory: 1,000,000 messages of 150 bytes'
  return [{ name, unit: 'MB', against: 'budget', target: { atMost: 1 }, rounds }]
}
