import type { Account } from '@/domain/auth/account'
import type { Remotes } from '@/domain/connection/remotes'
import type { Device } from '@/domain/device/device'
import type { Replica } from '@/domain/replica/replica'
import type { Change } from '@/sync/change'
import type { ConnectionState } from '@/sync/connection-state'
import type { Emitter } from '@/sync/emitter'

/** What every part of sync works with, for one signed-in person in one tab. */
export interface SyncContext {
  readonly account: Account
  readonly replica: Replica
  readonly remotes: Remotes
  readonly device: Device
  readonly connection: ConnectionState
  readonly changes: Emitter<Change>
  /** Ends everything when the person leaves. */
  readonly signal: AbortSignal
}
