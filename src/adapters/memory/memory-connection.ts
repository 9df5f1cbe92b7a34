import type { MemoryClient } from '@/adapters/memory/memory-client'
import type { Connection } from '@/domain/connection/connection'
import type { Transport } from '@/domain/connection/transport'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** The connection of one client; it knows the server's clock exactly. */
export class MemoryConnection implements Connection {
  readonly #client: MemoryClient

  constructor(client: MemoryClient) {
    this.#client = client
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

  reconnect(): void {
    this.#client.reconnect()
  }

  close(): void {
    this.#client.goOffline()
  }
}
