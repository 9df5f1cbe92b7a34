/** As long as a short message; the same for every technique. */
export const BEAT_LENGTH = 160

/** What is sent: when, which one, and something to make it as long as the others. */
export function writeBeat(at: number, number: number): string {
  return `${at} ${number} `.padEnd(BEAT_LENGTH, '-')
}

/** When it was sent; `undefined` for anything else. */
export function readBeat(text: unknown): number | undefined {
  if (typeof text !== 'string' || text.length !== BEAT_LENGTH) return undefined
  const at = Number(text.slice(0, text.indexOf(' ')))
  return Number.isFinite(at) && at > 0 ? at : undefined
}

/** How long it took, in ms. Clocks move in steps, which differ between frames: it is never less than nothing. */
export const delayOf = (sentAt: number, at: number): number => Math.max(0, at - sentAt)
