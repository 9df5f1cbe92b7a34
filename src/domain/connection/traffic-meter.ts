import type { RoomId } from '@/shared/ids'

/** Bytes of content, without what the network wraps around them. */
export interface Volume {
  readonly sent: number
  readonly received: number
}

export interface Traffic extends Volume {
  /** What of it was about a room. */
  readonly rooms: ReadonlyMap<RoomId, Volume>
  /** How many WebSockets did not get through. */
  readonly refusals: number
}

/** Counts what goes over the connection of this page, from its first byte on. */
export interface TrafficMeter {
  /** What has gone over it since this was asked last. */
  take(): Traffic
}

export const NO_VOLUME: Volume = { sent: 0, received: 0 }

export const addVolumes = (one: Volume, other: Volume): Volume => ({
  sent: one.sent + other.sent,
  received: one.received + other.received,
})
