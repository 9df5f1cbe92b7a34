import { CANDIDATE_KINDS, type LinkPath } from '@/domain/peer/link-state'

interface StatsRecord {
  readonly id: string
  readonly type: string
  readonly selectedCandidatePairId?: string
  readonly localCandidateId?: string
  readonly remoteCandidateId?: string
  readonly candidateType?: string
  readonly protocol?: string
  /** In seconds. */
  readonly currentRoundTripTime?: number
}

/** Over what it runs now, by the browser's figures; `undefined` where it runs over nothing. */
export function readPath(stats: RTCStatsReport): LinkPath | undefined {
  const records = new Map<string, StatsRecord>()
  stats.forEach((record: StatsRecord) => void records.set(record.id, record))
  const transport = [...records.values()].find(({ type }) => type === 'transport')
  const pair = records.get(transport?.selectedCandidatePairId ?? '')
  if (!pair) return undefined
  const local = records.get(pair.localCandidateId ?? '')
  const seconds = pair.currentRoundTripTime
  return {
    local: kindOf(local),
    remote: kindOf(records.get(pair.remoteCandidateId ?? '')),
    protocol: local?.protocol ?? '',
    roundTrip: seconds === undefined ? undefined : Math.round(seconds * 1000),
  }
}

const kindOf = (candidate: StatsRecord | undefined) =>
  CANDIDATE_KINDS.find((kind) => kind === candidate?.candidateType) ?? 'host'
