import { PLACES, type Signal } from '@/domain/peer/signal'
import type { UserId } from '@/shared/ids'

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

/** The oldest first; what one page has said at once, in the order of its ids. */
export const inOrderSaid = (a: Signal, b: Signal): number => a.at - b.at || (a.id < b.id ? -1 : 1)
