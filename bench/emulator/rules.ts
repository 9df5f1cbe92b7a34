import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Benchmark } from '../comparison.ts'
import { interleave } from '../comparison.ts'
import { runProgram } from '../program.ts'

const ROUNDS = 5
/** Where the tool that we compare with is looked for; it is old, so it is no dependency of ours. */
const TOOLS = process.env['HEARTH_BENCH_TOOLS'] ?? join(tmpdir(), 'hearth-bench')
const BUDGET = 10

/** One allowed chat write, judged by our rules and by `targaryen` from the same rules and data. */
export const rulesSpeed: Benchmark = async () => {
  const measure = async (engine: string, module = '') =>
    ((await runProgram('emulator/judge-writes.ts', [engine, module])) as { micros: number }).micros
  const budget = {
    name: 'rules: one chat write',
    unit: 'µs of CPU',
    against: 'budget',
    target: { atMost: 1 },
    rounds: await interleave(ROUNDS, {
      measured: () => measure('ours'),
      baseline: () => Promise.resolve(BUDGET),
    }),
  }
  const targaryen = findTargaryen()
  if (targaryen === undefined) {
    console.log(`  without targaryen: npm install --prefix ${TOOLS} targaryen@3.1.0`)
    return [budget]
  }
  const rounds = await interleave(ROUNDS, {
    measured: () => measure('ours'),
    baseline: () => measure('targaryen', targaryen),
  })
  return [budget, { ...budget, against: 'targaryen 3.1.0', rounds }]
}

function findTargaryen(): string | undefined {
  try {
    return createRequire(join(TOOLS, 'package.json')).resolve('targaryen')
  } catch {
    return undefined
  }
}
