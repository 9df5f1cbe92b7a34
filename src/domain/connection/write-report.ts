import type { ConnectionReport, Loss } from '@/domain/connection/connection-report'
import type { TransportChoice } from '@/domain/connection/transport'

interface Circumstances {
  /** This device's clock. */
  readonly now: number
  readonly status: string
  readonly choice: TransportChoice
  /** Whether this tab has the connection, or follows another. */
  readonly leads: boolean
  readonly waiting: number
  readonly storage: string
  readonly browser: string
}

/**
 * What to send to who can help, in plain text and in English. It names nobody and no room, says no
 * address and holds no credential: rooms have numbers, by how much they carry.
 */
export function writeConnectionReport(report: ConnectionReport, around: Circumstances): string {
  const { roundTrip } = report
  const rooms = [...report.rooms].sort((a, b) => b.received + b.sent - a.received - a.sent)
  return [
    'Hearth, connection report',
    `at: ${iso(around.now)}`,
    `browser: ${around.browser}`,
    `status: ${around.status}`,
    `transport: ${report.transport ?? 'none'} (chosen: ${around.choice})`,
    `WebSockets that did not get through: ${report.refusals}`,
    `tab: ${around.leads ? 'has the connection' : 'follows another tab'}`,
    `round trip: ${roundTrip ? `${roundTrip.last} ms, median ${roundTrip.median} ms of ${roundTrip.count}` : 'not measured'}`,
    `server clock: ${signed(report.offset)} ms`,
    `waiting to be sent: ${around.waiting}`,
    `storage: ${around.storage}`,
    `bytes since ${iso(report.since)}: ${volume(report)}`,
    ...rooms.map((room, at) => `  room ${at + 1}: ${volume(room)}`),
    `bytes this month: ${volume(report.month)}`,
    `connections lost: ${report.losses.length}`,
    ...report.losses.map((loss) => `  ${lossLine(loss)}`),
  ].join('\n')
}

const iso = (at: number) => new Date(at).toISOString()
const signed = (ms: number) => (ms > 0 ? `+${Math.round(ms)}` : String(Math.round(ms)))
const volume = ({ sent, received }: { sent: number; received: number }) =>
  `${sent} sent, ${received} received`

function lossLine({ at, why, back }: Loss): string {
  const after = back ? `back after ${back.at - at} ms over ${back.over}` : 'not back'
  return `${iso(at)} ${why}, ${after}`
}
