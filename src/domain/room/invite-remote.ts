import type { Watcher } from '@/domain/connection/watcher'
import type { Invite, InviteToken, Question } from '@/domain/room/invite'
import type { RoomMaker } from '@/domain/room/room-remote'
import type { RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

type Answer = 'done' | 'denied'

/**
 * Ways into a room that is not public. Each write settles once the server has answered: while offline
 * it waits; it rejects where the server cannot be asked.
 * Implementations must pass tests/contract/room-ways.ts.
 */
export interface InviteRemote {
  /** Whoever knows the token may come in. Denied to members where the room does not let them. */
  make(invite: Invite, by: RoomMaker): Promise<Answer>
  /** `undefined`: there is none, or it was taken back. */
  read(token: InviteToken): Promise<Invite | undefined>
  /** The tokens of a room, for its owner and administrators. */
  watchTokens(room: RoomId, watcher: Watcher<readonly InviteToken[]>): Unsubscribe
  /** By who made it, the owner or an administrator. Made twice it comes to the same. */
  revoke(room: RoomId, token: InviteToken): Promise<Answer>
  /** Comes in by it, which uses it once. `denied`: over, used up, taken back, banned, or there already. */
  joinBy(token: InviteToken, user: UserId): Promise<Answer>
  /** Asks one person in. Denied where they are there, are banned, or block who asks. */
  ask(room: RoomId, user: UserId, by: RoomMaker): Promise<Answer>
  /** Where one has been asked in, conversations of two included. */
  watchQuestions(user: UserId, watcher: Watcher<readonly Question[]>): Unsubscribe
  /**
   * Comes in where one was asked. In a conversation of two one is a member already: it comes onto
   * one's own list.
   */
  accept(room: RoomId, user: UserId): Promise<Answer>
  /** Also takes one's own question to another back. */
  decline(room: RoomId, user: UserId): Promise<Answer>
}
