import type { Watcher } from '@/domain/connection/watcher'
import type { RoomMaker } from '@/domain/room/room-remote'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

type Answer = 'done' | 'denied'

/**
 * Conversations of two, and who may not begin or go on with one. Each write settles once the server
 * has answered, and made twice comes to the same. Implementations must pass tests/contract/room-ways.ts.
 */
export interface DirectRemote {
  /**
   * Begins a conversation, which the other finds among the questions; done where it is there, and
   * then on one's own list. Denied where either blocks the other.
   */
  open(other: UserId, by: RoomMaker): Promise<Answer>
  /** The other can no longer write to one, ask one in or begin a conversation. They are not told. */
  block(other: UserId, me: UserId): Promise<Answer>
  unblock(other: UserId, me: UserId): Promise<Answer>
  watchBlocks(me: UserId, watcher: Watcher<readonly UserId[]>): Unsubscribe
}
