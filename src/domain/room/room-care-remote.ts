import type { Watcher } from '@/domain/connection/watcher'
import type { Role, RoomDraft } from '@/domain/room/room'
import type { RoomMaker } from '@/domain/room/room-remote'
import type { RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

type Answer = 'done' | 'denied'

/** What is to be otherwise; what is not named stays. */
export interface RoomChange {
  readonly name?: string
  readonly topic?: string
  readonly membersInvite?: boolean
  /** Of a public room alone. */
  readonly strangersRead?: boolean
}

export interface Ban {
  readonly user: UserId
  readonly by: UserId
  readonly at: number
}

/**
 * What the owner and administrators do with a room. Each settles once the server has answered: while
 * offline it waits; it rejects where the server cannot be asked. Each says what shall be, so making
 * it twice comes to the same, but for closing, which is denied the second time.
 * `denied`: no right to it, or no longer, or too fast where it costs a token.
 * Implementations must pass tests/contract/room-ways.ts.
 */
export interface RoomCareRemote {
  /** A room that stands in no directory; one comes in by being asked or by an invite. */
  createPrivate(room: RoomId, draft: RoomDraft, by: RoomMaker): Promise<Answer>
  /** The owner's and administrators'. The directory follows. */
  change(room: RoomId, change: RoomChange, by: RoomMaker): Promise<Answer>
  /** The owner's. Nobody raises themselves, and there is one owner: see `handOver`. */
  setRole(room: RoomId, user: UserId, role: Exclude<Role, 'owner'>): Promise<Answer>
  /** Makes another member the owner, and oneself an administrator, or gone. */
  handOver(room: RoomId, to: UserId, by: RoomMaker & { leaves: boolean }): Promise<Answer>
  /** The owner puts anyone out, administrators members. They may come again. */
  putOut(room: RoomId, user: UserId): Promise<Answer>
  /** Puts someone out, who may not come again. Also for who is not there. */
  ban(room: RoomId, user: UserId, by: UserId): Promise<Answer>
  liftBan(room: RoomId, user: UserId): Promise<Answer>
  /** Asks the server about oneself, who may know it. Rejects when it cannot be asked. */
  isBanned(room: RoomId, user: UserId): Promise<boolean>
  /** The owner's and administrators' to see. */
  watchBans(room: RoomId, watcher: Watcher<readonly Ban[]>): Unsubscribe
  /** The owner's: the room and all in it is gone for everyone, and nobody makes it again. */
  close(room: RoomId, by: UserId): Promise<Answer>
}
