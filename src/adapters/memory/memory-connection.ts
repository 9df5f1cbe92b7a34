import type { MemoryClient } from '@/adapters/memory/memory-client'
import type { Connection, Ending } from '@/domain/connection/connection'
import type { Transport } from '@/domain/connection/transport'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** The connection of one client; it knows the server's clock exactly. */
export class MemoryConnection implements Connection {
  readonly #client: MemoryClient
  #ending: Ending = 'broken'

  constructor(client: MemoryClient) {
    this.#client = client
    client.watchConnection((isConnected) => {
      if (isConnected) this.#ending = 'broken'
    })
  }

  watch(listener: (isConnected: boolean) => void): Unsubscribe {
    return this.#client.watchConnection(listener)
  }

  serverNow(): number {
    return this.#client.server.now()
  }

  transport(): Transport {
    return 'websocket'
  }

  reconnect(why: Ending): void {
    this.#ending = why
    this.#client.reconnect()
  }

  ending(): Ending {
    return this.#ending
  }

  close(): void {
    this.#client.goOffline()
  }
}
