import type { Benchmark, Round } from '../comparison.ts'
import { runProgram, startProgram } from '../program.ts'

const ROUNDS = 7
const SIZES = { small: 1_000, large: 1_000_000 }

/** What a write and a window cost beside many siblings, as a client sees it, rules on. */
export const wideNodes: Benchmark = async () => {
  const servers = {
    small: startProgram('emulator/chat-server.ts', [String(SIZES.small)]),
    large: startProgram('emulator/chat-server.ts', [String(SIZES.large)]),
  }
  try {
    const ports = {
      small: ((await servers.small.next()) as { port: number }).port,
      large: ((await servers.large.next()) as { port: number }).port,
    }
    const writes: Round[] = []
    const windows: Round[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const order = round % 2 === 0 ? (['small', 'large'] as const) : (['large', 'small'] as const)
      const micros = { small: { write: NaN, window: NaN }, large: { write: NaN, window: NaN } }
      for (const size of order) {
        micros[size] = (await runProgram('emulator/wide-client.ts', [
          String(ports[size]),
        ])) as typeof micros.small
      }
      writes.push({ measured: micros.large.write, baseline: micros.small.write })
      windows.push({ measured: micros.large.window, baseline: micros.small.window })
    }
    const common = { unit: 'µs', against: 'beside 1,000', target: { atMost: 1.2 } }
    return [
      { name: 'a write beside 1,000,000 siblings', ...common, rounds: writes },
      { name: 'limitToLast(50) of 1,000,000, indexed', ...common, rounds: windows },
    ]
  } finally {
    await Promise.all([servers.small.stop(), servers.large.stop()])
  }
}
