import type { LinkFigures } from '@/domain/call/quality'

interface StatsRecord {
  readonly type: string
  readonly kind?: string
  readonly packetsLost?: number
  readonly packetsReceived?: number
  readonly audioLevel?: number
  readonly nominated?: boolean
  readonly state?: string
  readonly currentRoundTripTime?: number
  readonly availableOutgoingBitrate?: number
}

/** What of the browser's figures a call goes by. */
export function toFigures(stats: RTCStatsReport): LinkFigures {
  let [lost, received, level] = [0, 0, 0]
  let roundTrip: number | undefined
  let available: number | undefined
  stats.forEach((record: StatsRecord) => {
    if (record.type === 'inbound-rtp') {
      lost += record.packetsLost ?? 0
      received += record.packetsReceived ?? 0
      if (record.kind === 'audio') level = Math.max(level, record.audioLevel ?? 0)
    }
    if (record.type === 'candidate-pair' && record.nominated && record.state === 'succeeded') {
      if (record.currentRoundTripTime !== undefined) roundTrip = record.currentRoundTripTime * 1000
      available = record.availableOutgoingBitrate ?? available
    }
  })
  return { lost, received, roundTrip, level, available }
}
