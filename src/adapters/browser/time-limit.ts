import { browserClock } from '@/adapters/browser/browser-clock'

/** A disk that has not answered by then is gone on without. */
export const OPEN_LIMIT_MS = 3000

/** What comes of the work, or `undefined` where it takes longer. */
export async function withLimit<Value>(
  work: Promise<Value>,
  ms: number,
): Promise<Value | undefined> {
  let disarm: () => void = () => undefined
  const limit = new Promise<undefined>((resolve) => {
    disarm = browserClock.after(ms, () => resolve(undefined))
  })
  return Promise.race([work, limit]).finally(() => disarm())
}
