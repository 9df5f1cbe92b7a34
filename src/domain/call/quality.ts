/** How a call goes, in words. */
export type Quality = 'good' | 'fair' | 'poor'

/** What the browser has counted of one direction, up to now. */
export interface LinkFigures {
  readonly lost: number
  readonly received: number
  /** In ms. */
  readonly roundTrip: number | undefined
  /** Of the voice that comes in, from 0 to 1. */
  readonly level: number
  /** What may be sent, in bits a second; `undefined` where the browser does not say. */
  readonly available: number | undefined
}

/** Louder than this somebody speaks. */
export const SPEAKING_LEVEL = 0.01

/** By what was lost between two looks, and how long an answer takes. */
export function qualityOf(before: LinkFigures, now: LinkFigures): Quality {
  const lost = Math.max(0, now.lost - before.lost)
  const all = lost + Math.max(0, now.received - before.received)
  const share = all === 0 ? 0 : lost / all
  const roundTrip = now.roundTrip ?? 0
  if (share > 0.08 || roundTrip > 600) return 'poor'
  return share > 0.02 || roundTrip > 300 ? 'fair' : 'good'
}
