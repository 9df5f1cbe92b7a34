import { readTransportChoice, writeTransportChoice } from '@/adapters/firebase/transport-choice'
import type { TransportChoice } from '@/domain/connection/transport'

/** Over what the connection shall go, on this device. */
export const transportMemory = {
  read(): TransportChoice {
    try {
      return readTransportChoice(localStorage)
    } catch {
      // Storage switched off: nothing can have been chosen.
      return 'automatic'
    }
  },
  write(choice: TransportChoice): void {
    try {
      writeTransportChoice(localStorage, choice)
    } catch {
      // Storage switched off: it stays as it is, which the page shows.
    }
  },
}
