import type { Connection } from '@/domain/connection/connection'
import type { FurtherRemotes } from '@/domain/connection/further-remotes'
import type { MessageRemote } from '@/domain/message/message-remote'
import type { PresenceRemote } from '@/domain/presence/presence-remote'
import type { RoomRemote } from '@/domain/room/room-remote'
import type { ProfileRemote } from '@/domain/user/profile-remote'

/** Every port to the database, over one connection. */
export interface Remotes {
  readonly connection: Connection
  readonly messages: MessageRemote
  readonly rooms: RoomRemote
  readonly presence: PresenceRemote
  readonly profiles: ProfileRemote
  /** Rejects where their code cannot be loaded; the next call tries again. */
  further(): Promise<FurtherRemotes>
}
