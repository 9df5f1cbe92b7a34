import type { Benchmark } from '../comparison.ts'
import { interleave } from '../comparison.ts'
import { runProgram, startProgram } from '../program.ts'

const ROUNDS = 5

/** One writer, many readers, rules on: against a broadcast that does nothing but send the bytes. */
export const fanOut: Benchmark = async () => {
  const emulator = startProgram('emulator/chat-server.ts')
  const bare = startProgram('baseline/broadcast-server.ts')
  try {
    const ports = {
      emulator: ((await emulator.next()) as { port: number }).port,
      bare: ((await bare.next()) as { port: number }).port,
    }
    const measure = async (arm: 'emulator' | 'bare', load: readonly number[]) =>
      (await runProgram('emulator/fan-out-clients.ts', [
        arm,
        String(ports[arm]),
        ...load.map(String),
      ])) as { perSecond: number; p50: number }
    // Readers, messages, and how many may be on their way at once.
    const throughput = [200, 2_000, 32]
    const latency = [20, 1_000, 1]
    return [
      {
        name: 'fan-out to 200 readers, rules on',
        unit: 'deliveries/s',
        against: 'bare ws',
        target: { atLeast: 0.5 },
        rounds: await interleave(ROUNDS, {
          measured: async () => (await measure('emulator', throughput)).perSecond,
          baseline: async () => (await measure('bare', throughput)).perSecond,
        }),
      },
      {
        name: 'delivery to 20 readers, p50',
        unit: 'ms',
        against: 'bare ws',
        target: { atMost: 2 },
        rounds: await interleave(ROUNDS, {
          measured: async () => (await measure('emulator', latency)).p50,
          baseline: async () => (await measure('bare', latency)).p50,
        }),
      },
    ]
  } finally {
    await Promise.all([emulator.stop(), bare.stop()])
  }
}
