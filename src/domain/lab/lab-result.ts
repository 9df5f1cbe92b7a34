import type { LabProblem } from '@/domain/lab/frame-message'
import type { Technique } from '@/domain/lab/technique'

/** What one round has measured of one technique. */
export interface LabRound {
  /** From being sent by one frame until it is in the other, in ms. */
  readonly deliveries: readonly number[]
  /** Until the server, or the other end, has said that it has it. */
  readonly trips: readonly number[]
  readonly bytesPerMessage: number
  readonly reconnectMs: number
  readonly messagesPerSecond: number
}

/** What all rounds come to; `problem` where one of them failed, beside what the others have measured. */
export interface LabSummary {
  readonly technique: Technique
  readonly rounds: number
  readonly deliveryP50?: number | undefined
  readonly deliveryP95?: number | undefined
  readonly roundTripP50?: number | undefined
  readonly bytesPerMessage?: number | undefined
  readonly reconnectMs?: number | undefined
  readonly messagesPerSecond?: number | undefined
  readonly problem?: LabProblem | undefined
}

export const METRICS = [
  'deliveryP50',
  'deliveryP95',
  'roundTripP50',
  'bytesPerMessage',
  'reconnectMs',
  'messagesPerSecond',
] as const
export type Metric = (typeof METRICS)[number]

/** The value below which a part of all lie. */
export function quantile(values: readonly number[], part: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)]
}

export function summarize(
  technique: Technique,
  rounds: readonly LabRound[],
  problem?: LabProblem,
): LabSummary {
  const all = (of: (round: LabRound) => readonly number[]) => rounds.flatMap(of)
  const middle = (of: (round: LabRound) => number) => quantile(rounds.map(of), 0.5)
  return {
    technique,
    rounds: rounds.length,
    deliveryP50: quantile(
      all(({ deliveries }) => deliveries),
      0.5,
    ),
    deliveryP95: quantile(
      all(({ deliveries }) => deliveries),
      0.95,
    ),
    roundTripP50: quantile(
      all(({ trips }) => trips),
      0.5,
    ),
    bytesPerMessage: middle((round) => round.bytesPerMessage),
    reconnectMs: middle((round) => round.reconnectMs),
    messagesPerSecond: middle((round) => round.messagesPerSecond),
    problem,
  }
}

/** The file that results are saved as: see docs/lab.md. */
export function writeLabFile(results: readonly LabSummary[], at: number, browser: string): string {
  const file = { kind: 'hearth-lab', version: 1, at: new Date(at).toISOString(), browser, results }
  return `${JSON.stringify(file, undefined, 2)}\n`
}
