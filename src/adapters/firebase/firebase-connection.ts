import { goOffline, goOnline, onValue, ref, type Database } from 'firebase/database'
import { hasOpenSocket, lastEnding, noteEnding } from '@/adapters/firebase/database-sockets'
import type { Connection, Ending } from '@/domain/connection/connection'
import type { Transport } from '@/domain/connection/transport'
import type { Unsubscribe } from '@/shared/unsubscribe'

export interface ClockSources {
  /** This device's clock. */
  readonly now: () => number
  /** What the clocks differed by when last connected, until the server says it again. */
  readonly knownOffset: number
  readonly onOffset: (ms: number) => void
}

/** `.info` is made by the SDK on this device; it needs no rights and works offline. */
export class FirebaseConnection implements Connection {
  readonly #database: Database
  readonly #now: () => number
  #offset: number
  readonly #stopOffset: Unsubscribe

  constructor(database: Database, { now, knownOffset, onOffset }: ClockSources) {
    this.#database = database
    this.#now = now
    this.#offset = knownOffset
    let isGreeted = false
    this.#stopOffset = onValue(ref(database, '.info/serverTimeOffset'), (snapshot) => {
      const offset: unknown = snapshot.val()
      // It reads 0 until the first handshake (field trap 7): no news, not agreement.
      if (typeof offset !== 'number' || (offset === 0 && !isGreeted)) return
      isGreeted = true
      this.#offset = offset
      onOffset(offset)
    })
  }

  watch(listener: (isConnected: boolean) => void): Unsubscribe {
    return onValue(ref(this.#database, '.info/connected'), (snapshot) => {
      const isConnected = snapshot.val() === true
      // What ended an earlier one says nothing of the end of this.
      if (isConnected) noteEnding('broken')
      listener(isConnected)
    })
  }

  serverNow(): number {
    return this.#now() + this.#offset
  }

  transport(): Transport {
    return hasOpenSocket() ? 'websocket' : 'long-polling'
  }

  reconnect(why: Ending): void {
    noteEnding(why)
    goOffline(this.#database)
    goOnline(this.#database)
  }

  ending(): Ending {
    return lastEnding()
  }

  close(): void {
    this.#stopOffset()
    goOffline(this.#database)
  }
}
