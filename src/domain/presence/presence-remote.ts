import type { Watcher } from '@/domain/connection/watcher'
import type { PresenceLease } from '@/domain/presence/presence'
import type { TypingSign } from '@/domain/presence/typing'
import type { ConnectionId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

export interface PresenceRecord {
  readonly leases: readonly PresenceLease[]
  readonly lastSeen: number | undefined
}

/** Who is here, on the server. Implementations must pass tests/contract/presence-remote.ts. */
export interface PresenceRemote {
  /**
   * Announces this connection. First leaves word with the server for the moment the connection ends,
   * then shows the lease; call it again after each reconnect, since that word is spent.
   */
  announce(user: UserId, connection: ConnectionId, state: PresenceLease['state']): Promise<void>
  /** Extends the lease of an announced connection, or changes its state. */
  renew(user: UserId, connection: ConnectionId, state: PresenceLease['state']): Promise<void>
  /** Takes the lease back while still connected, as on signing out. */
  withdraw(user: UserId, connection: ConnectionId): Promise<void>
  watch(user: UserId, watcher: Watcher<PresenceRecord>): Unsubscribe
  setTyping(room: RoomId, user: UserId, isTyping: boolean): Promise<void>
  watchTyping(room: RoomId, watcher: Watcher<readonly TypingSign[]>): Unsubscribe
}
