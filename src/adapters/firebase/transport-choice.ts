import { TRANSPORT_CHOICES, type TransportChoice } from '@/domain/connection/transport'

const CHOICE_KEY = 'hearth.transport'
/** Where the SDK notes that the last WebSocket did not get through; it then begins by polling. */
const FAILED_KEY = 'firebase:previous_websocket_failure'

export interface ChoiceStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** What cannot be read is automatic. */
export function readTransportChoice(storage: ChoiceStorage): TransportChoice {
  const kept = storage.getItem(CHOICE_KEY)
  return TRANSPORT_CHOICES.find((choice) => choice === kept) ?? 'automatic'
}

/** Holds for each connection made from then on, in any tab. */
export function writeTransportChoice(storage: ChoiceStorage, choice: TransportChoice): void {
  storage.setItem(CHOICE_KEY, choice)
  if (choice === 'long-polling') storage.setItem(FAILED_KEY, 'true')
  else storage.removeItem(FAILED_KEY)
}

/**
 * Before a WebSocket is made; throws where there shall be none. The SDK's own switches are for the
 * life of a page. To it, a choice looks like a network: where WebSockets are refused it polls, and
 * where none has ever failed it does not think of polling.
 */
export function obeyTransportChoice(storage: ChoiceStorage | undefined): void {
  const choice = storage ? readTransportChoice(storage) : 'automatic'
  if (choice === 'long-polling') throw new Error('long polling was chosen')
  if (choice === 'websocket') storage?.removeItem(FAILED_KEY)
}

/**
 * The device's, but for the choice: for a frame that goes its own way. `restore` leaves the SDK's note as it was found.
 */
export function withChoice(storage: ChoiceStorage, choice: TransportChoice) {
  const found = storage.getItem(FAILED_KEY)
  const own: ChoiceStorage = {
    getItem: (key) => (key === CHOICE_KEY ? choice : storage.getItem(key)),
    setItem(key, value) {
      if (key !== CHOICE_KEY) storage.setItem(key, value)
    },
    removeItem: (key) => storage.removeItem(key),
  }
  writeTransportChoice(own, choice)
  return {
    storage: own,
    restore() {
      if (found === null) storage.removeItem(FAILED_KEY)
      else storage.setItem(FAILED_KEY, found)
    },
  }
}
