import type { Unsubscribe } from '@/shared/unsubscribe'

/** Stops what is still about to begin as soon as it has. What cannot begin needs no stopping. */
export function stopLater(beginning: Promise<Unsubscribe>): Unsubscribe {
  const begun = beginning.catch(() => () => undefined)
  return () => void begun.then((stop) => stop())
}
