/** Mirrored by rule R-USR-15. */
export const MAX_QUIET_MS = 604_800_000

/** For how long somebody does not want to be disturbed. */
export const QUIET_SPANS = ['hour', 'tomorrow'] as const
export type QuietSpan = (typeof QUIET_SPANS)[number]

const MORNING = 8

/** How long it is from this local time, in ms: an hour, or until the next day at eight in the morning. */
export function quietMs(span: QuietSpan, from: Date): number {
  if (span === 'hour') return 3_600_000
  const morning = new Date(from)
  morning.setDate(from.getDate() + 1)
  morning.setHours(MORNING, 0, 0, 0)
  return morning.getTime() - from.getTime()
}
