/** The name under which the service worker is called to send what waits. */
export const OUTBOX_TAG = 'hearth-outbox'

/** Has the browser send what waits in the outbox, once there is a network, with no tab open. */
export interface LateDelivery {
  /** Asking again changes nothing. Settles whether or not the browser agreed. */
  ask(): Promise<void>
}
