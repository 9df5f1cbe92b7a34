import { drop, readJson, writeJson } from '@/adapters/browser/kept-values'
import { isDeparting, DEPARTURE_KEY } from '@/adapters/browser/departing'
import { parseDeparture, type Departure } from '@/domain/account/departure'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** An account that is being deleted from here, until it is done or called off. */
export const departureMemory = {
  read: () => parseDeparture(readJson(DEPARTURE_KEY)),
  write(departure: Departure | undefined): void {
    if (departure) writeJson(DEPARTURE_KEY, departure)
    else drop(DEPARTURE_KEY)
  },
  /** Another tab has ended it, one way or the other. */
  onEnd(listener: () => void): Unsubscribe {
    const hear = () => {
      if (!isDeparting()) listener()
    }
    addEventListener('storage', hear)
    return () => removeEventListener('storage', hear)
  },
}

/** What one person has left in local storage; how the page looks stays as it was chosen. */
export function forgetPerson(): void {
  for (const name of ['account', 'carried', 'signOut', 'draft', 'purpose', 'redirect', 'noticed'])
    drop(`hearth.${name}`)
}
