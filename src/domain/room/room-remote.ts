import type { Watcher } from '@/domain/connection/watcher'
import type { Member, Membership, PublicRoom, Room, RoomDraft, RoomState } from '@/domain/room/room'
import type { RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** How many entries of the public directory are shown at most; mirrored by rule R-PUB-3. */
export const PUBLIC_LIMIT = 100
/** How many members of a room are listed at most; mirrored by rule R-MEM-2. */
export const MEMBERS_LIMIT = 500

export interface MembershipList {
  readonly memberships: readonly Membership[]
  /** Keys whose records could not be read: in the list all the same, so not left. */
  readonly unreadable: readonly string[]
}

/** Rooms on the server. Implementations must pass tests/contract/room-remote.ts. */
export interface RoomRemote {
  /** The rooms a person is in. */
  watchMemberships(user: UserId, watcher: Watcher<MembershipList>): Unsubscribe
  /** What a room is; `undefined` when it is gone. */
  watchRoom(room: RoomId, watcher: Watcher<Room | undefined>): Unsubscribe
  watchState(room: RoomId, watcher: Watcher<RoomState | undefined>): Unsubscribe
  watchMembers(room: RoomId, watcher: Watcher<readonly Member[]>): Unsubscribe
  /** One's own entry among the members, which can always be read; `undefined` while not in the room. */
  watchMember(room: RoomId, user: UserId, watcher: Watcher<Member | undefined>): Unsubscribe
  /** The newest entries of the public directory, newest first. */
  watchPublic(watcher: Watcher<readonly PublicRoom[]>): Unsubscribe
  /** Asks the server about oneself. Rejects when it cannot be asked; so does `exists`. */
  isMember(room: RoomId, user: UserId): Promise<boolean>
  exists(room: RoomId): Promise<boolean>
  /** Settles once the server has answered; so do all the others below. */
  create(room: RoomId, draft: RoomDraft, by: RoomMaker): Promise<'done' | 'denied'>
  join(room: RoomId, user: UserId): Promise<'done' | 'denied'>
  leave(room: RoomId, user: UserId): Promise<'done' | 'denied'>
  /** Takes a room that one was removed from off one's own list. */
  dropFromList(room: RoomId, user: UserId): Promise<'done' | 'denied'>
  /** Never goes back: a smaller count than the stored one is denied. */
  markRead(room: RoomId, user: UserId, read: OwnMark): Promise<'done' | 'denied'>
}

export interface OwnMark {
  readonly readAt: number
  readonly readCount: number
  /** Whether the other members see it. */
  readonly isShown: boolean
}

export interface RoomMaker {
  readonly user: UserId
  /** Making a room costs a token too; see token-bucket.ts. */
  readonly tokensLeft: number
}
