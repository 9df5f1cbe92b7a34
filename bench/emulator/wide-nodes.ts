import { interleave } from '../comparison.ts'
import type { Benchmark } from '../comparison.ts'
import { runProgram, startProgram } from '../program.ts'

const ROUNDS = 7
const SIZES = { small: 1_000, large: 1_000_000 }

interface Micros {
  readonly micros: number
}

/** What a write and a window cost beside many siblings, rules on. */
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
    /** The server's time of the processor for one request; the client's does not count. */
    const cost = async (size: 'small' | 'large', what: 'write' | 'window') => {
      const before = (await servers[size].ask()) as Micros
      const client = runProgram('emulator/wide-client.ts', [String(ports[size]), what])
      const { count } = (await client) as { count: number }
      return (((await servers[size].ask()) as Micros).micros - before.micros) / count
    }
    // The index is built, and both have warmed up, before anything counts.
    for (const size of ['small', 'large'] as const) {
      await cost(size, 'window')
      await cost(size, 'write')
    }
    const measure = (what: 'write' | 'window') =>
      interleave(ROUNDS, {
        measured: () => cost('large', what),
        baseline: () => cost('small', what),
      })
    const common = { unit: 'µs of CPU', against: 'beside 1,000', target: { atMost: 1.2 } }
    return [
      { name: 'a write beside 1,000,000 siblings', ...common, rounds: await measure('write') },
      { name: 'limitToLast(50) of 1,000,000, indexed', ...common, rounds: await measure('window') },
    ]
  } finally {
    await Promise.all([servers.small.stop(), servers.large.stop()])
  }
}
