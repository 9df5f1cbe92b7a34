import * as v from 'valibot'
import { ENDINGS, type Ending } from '@/domain/connection/connection'
import type { Volume } from '@/domain/connection/traffic-meter'
import { TRANSPORTS, type Transport } from '@/domain/connection/transport'
import { isRoomId, type RoomId } from '@/shared/ids'
import { count, timestamp } from '@/shared/schemas'

/** A connection that has ended. */
export interface Loss {
  readonly at: number
  readonly why: Ending
  /** When there was one again, and over what it goes; without it, there is none yet. */
  readonly back?: { readonly at: number; readonly over: Transport } | undefined
}

export interface RoundTrip {
  /** In ms; the last one, and the middle of the last few. */
  readonly last: number
  readonly median: number
  readonly count: number
}

/** How the connection does, as the tab that holds it tells. Names nobody, and holds no credential. */
export interface ConnectionReport extends Volume {
  /** Over what it goes, while there is one. */
  readonly transport?: Transport | undefined
  /** How far the server's clock is ahead of this device's, in ms. */
  readonly offset: number
  readonly roundTrip?: RoundTrip | undefined
  /** Since when is counted what is sent and received. */
  readonly since: number
  readonly rooms: readonly (Volume & { readonly room: RoomId })[]
  readonly refusals: number
  /** The newest first. */
  readonly losses: readonly Loss[]
  /** What this device has sent and received in this month. */
  readonly month: Volume
}

/** What of it is kept on this device. */
export interface KeptLine {
  /** As in `2026-01`, by this device's calendar. */
  readonly month: string
  readonly volume: Volume
  readonly losses: readonly Loss[]
}

/** So many losses are kept. */
export const LOSSES_KEPT = 20

const volume = { sent: count, received: count }
const time = v.pipe(v.number(), v.finite())
const loss = v.object({
  at: timestamp,
  why: v.picklist(ENDINGS),
  back: v.exactOptional(v.object({ at: timestamp, over: v.picklist(TRANSPORTS) })),
})

const reportSchema = v.object({
  ...volume,
  transport: v.optional(v.picklist(TRANSPORTS)),
  offset: time,
  roundTrip: v.optional(v.object({ last: time, median: time, count })),
  since: timestamp,
  rooms: v.array(v.object({ room: v.custom<RoomId>(isRoomId), ...volume })),
  refusals: count,
  losses: v.array(loss),
  month: v.object(volume),
})

const keptSchema = v.object({
  month: v.string(),
  volume: v.object(volume),
  losses: v.array(loss),
})

/** As another tab tells it; `undefined` where this version cannot make sense of it. */
export function parseConnectionReport(raw: unknown): ConnectionReport | undefined {
  const result = v.safeParse(reportSchema, raw)
  return result.success ? result.output : undefined
}

/** What cannot be read is as if nothing had been kept. */
export function parseKeptLine(raw: unknown): KeptLine | undefined {
  const result = v.safeParse(keptSchema, raw)
  return result.success ? result.output : undefined
}

export function monthOf(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`
}
