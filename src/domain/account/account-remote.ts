import type { Member, Role, RoomKind } from '@/domain/room/room'
import type { RoomId, UserId } from '@/shared/ids'

type Answer = 'done' | 'denied'

/** A room of someone whose account is to be deleted. */
export interface DepartedRoom {
  readonly id: RoomId
  readonly name: string
  readonly kind: RoomKind
  /** `undefined`: it is only on one's list, and one is not in it. */
  readonly role: Role | undefined
  /** Who else is in it, as far as can be read. */
  readonly others: readonly Member[]
}

/**
 * The end of an account, in the database. Nobody else can do any of it. Each write settles once the
 * server has answered, says what shall be, and made twice comes to the same; it rejects where the
 * server cannot be asked. Implementations must pass tests/contract/account-remote.ts.
 */
export interface AccountRemote {
  /** Whether this account is being deleted, or was. */
  isLeaving(user: UserId): Promise<boolean>
  /** From now on nothing new is written about this person, by whichever device. */
  begin(user: UserId): Promise<Answer>
  /** Denied once the profile is gone: there is no way back then. */
  callOff(user: UserId): Promise<Answer>
  /** All that is on one's list, and the conversations of two that one was asked into. */
  readRooms(user: UserId): Promise<readonly DepartedRoom[]>
  /** Takes back the invites that one has made, where one may list them. */
  withdrawInvites(room: RoomId, user: UserId): Promise<void>
  /** A conversation of two that nobody else is in any more, or one's notes. */
  closeDirect(room: RoomId, by: UserId): Promise<Answer>
  /**
   * What is left once one has left one's rooms, in one update: the profile, the list, what is
   * private, presence, the bucket, and being in conversations of two. Denied where not begun.
   */
  erase(user: UserId): Promise<Answer>
}
