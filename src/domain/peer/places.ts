import { DESK, INBOXES, PLACES, type Signal } from '@/domain/peer/signal'
import type { EndpointId, UserId } from '@/shared/ids'

/** Another device of the sender may have said something there that is not taken yet; so many are tried. */
const TRIES = 3

/** One of the sender's places with somebody, by its number. */
export interface Place {
  readonly place: string
  readonly slot: string
}

/** Goes round the places of a sender, from one by chance on, so that two of their devices seldom meet. */
export function createPlaces(random: () => number = Math.random) {
  let next = Math.floor(random() * PLACES)

  return {
    /** Says it in the first of a few places that is free. */
    async find(
      from: UserId,
      say: (place: Place) => Promise<'done' | 'denied'>,
    ): Promise<'done' | 'denied'> {
      for (let tries = 0; tries < TRIES; tries++) {
        const slot = String(next)
        next = (next + 1) % PLACES
        if ((await say({ place: `${from}~${slot}`, slot })) === 'done') return 'done'
      }
      return 'denied'
    },
  }
}

/** Where a page hears what is said to it. Two pages of a person seldom share one, so one can be cleared as its page goes. */
export function inboxOf(endpoint: EndpointId): string {
  if (endpoint === DESK) return DESK
  let number = 0
  for (let at = 0; at < endpoint.length; at++) {
    number = (number * 31 + endpoint.charCodeAt(at)) % INBOXES
  }
  return number.toString(INBOXES)
}

/** The oldest first; what one page has said at once, in the order of its ids. */
export const inOrderSaid = (a: Signal, b: Signal): number => a.at - b.at || (a.id < b.id ? -1 : 1)
