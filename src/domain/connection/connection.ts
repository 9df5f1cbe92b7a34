import type { Transport } from '@/domain/connection/transport'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Why a connection has ended. */
export const ENDINGS = [
  /** The line broke, without a word. */
  'broken',
  /** The server said that it ends it. */
  'closed',
  /** A WebSocket was not let through. */
  'refused',
  /** A WebSocket was let through, and nothing came over it. */
  'silent',
  /** The person asked for another one. */
  'asked',
  /** The person has chosen over what it shall go. */
  'chosen',
  /** The device has slept. */
  'woke',
  /** Something that was asked of the server was not answered. */
  'unanswered',
  /** Another tab had it until then. */
  'moved',
] as const
export type Ending = (typeof ENDINGS)[number]

/** The one connection to the database that a person's tabs share; the leader holds it. */
export interface Connection {
  /** Calls back at once with what is known, and at each change. The browser's own idea of being
   *  online is not asked: it is wrong too often (field trap: true after a reload while offline). */
  watch(listener: (isConnected: boolean) => void): Unsubscribe
  /** The server's clock in milliseconds, as well as it is known; this device's before the first contact. */
  serverNow(): number
  /** Over what it talks, while there is one. */
  transport(): Transport
  /** Ends a connection that may be dead and tries a new one at once. */
  reconnect(why: Ending): void
  /** Why the last one has ended, once one has. */
  ending(): Ending
  /** Ends it at once. What was watched or asked over it gets no more answers. */
  close(): void
}
