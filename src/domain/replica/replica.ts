import type { Draft } from '@/domain/draft/draft'
import type { History, Stretch } from '@/domain/message/history'
import type { Message, Position } from '@/domain/message/message'
import type { Mention } from '@/domain/notice/mention'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type { BrokenMessage, ReplicaUpkeep } from '@/domain/replica/upkeep'
import type { Membership, PublicRoom, Room, RoomKeeping, RoomState } from '@/domain/room/room'
import type { Profile } from '@/domain/user/profile'
import type { MessageId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** What this device keeps of one room, beside its messages. */
export interface CachedRoom {
  readonly id: RoomId
  readonly room: Room | undefined
  readonly state: RoomState | undefined
  /** `undefined`: looked at, but not (or no longer) joined. */
  readonly mine: Membership | undefined
  /** The server said that the room is no more. */
  readonly isGone: boolean
  /** How it is to be kept from now on, and the server does not know yet; `mine` says so already. */
  readonly wanted?: RoomKeeping | undefined
  readonly mentioned?: Mention | undefined
}

export type RoomPart = Partial<Omit<CachedRoom, 'id'>>
export type RoomChange = (kept: CachedRoom | undefined) => RoomPart | undefined

/** New knowledge about a room's history, stored in one transaction. */
export interface HistoryUpdate {
  readonly messages: readonly Message[]
  /** The part of the history that is complete once `messages` are stored. */
  readonly complete: Stretch | undefined
  /** Set by the change feed alone. */
  readonly cursor: number | undefined
}

export interface CachedPage {
  /** Oldest first. */
  readonly messages: readonly Message[]
  /** What lies before the page: more on this device, a gap, or the room's beginning. */
  readonly before: 'cached' | 'gap' | 'beginning'
  /** Where the page begins, to ask for what lies before it. */
  readonly from: Position | undefined
}

/** What comes after a position: the way down from somewhere in the past. */
export interface CachedNewerPage {
  /** Oldest first. */
  readonly messages: readonly Message[]
  /** What lies behind the page: more on this device, a gap, or all that is known. */
  readonly after: 'cached' | 'gap' | 'end'
  /** Where the page ends, to ask for what comes after it. */
  readonly to: Position
}

/** Why something could not be stored. The caller tells the person. */
export type StorageProblem = 'full' | 'closed'

export class StorageError extends Error {
  readonly problem: StorageProblem
  constructor(problem: StorageProblem, cause: unknown) {
    super(`storage is ${problem}`, { cause })
    this.problem = problem
  }
}

/** How well this device can keep things. */
export type StorageStatus =
  | 'disk'
  /** Kept until the page is closed, and no longer. */
  | 'memory'
  /** The same, because a tab with an older version holds the database. */
  | 'blocked'
  /** The same, because what lies on the disk is of a newer version. */
  | 'newer'
  | 'full'
  /** A newer version has taken over in another tab. */
  | 'outdated'
  /** The browser has cleared everything while this page was open; what was unsent was put back. */
  | 'cleared'
  /** The browser has closed the database and does not open it again. */
  | 'closed'

export type OutboxChange = (row: OutboxRow) => OutboxRow | undefined

export interface OutboxStep {
  readonly before: OutboxRow | undefined
  readonly after: OutboxRow | undefined
}

/**
 * Everything one person's Hearth knows on this device; the screen is drawn from it alone.
 * Reads never wait for the network. Writes settle once they are durable and reject with
 * `StorageError`. Records that cannot be read are left out and counted.
 * Implementations must pass tests/contract/replica.ts.
 */
export interface Replica {
  readonly status: StorageStatus
  /** How many stored records could not be read. */
  readonly skipped: number
  /** Messages that were met and could not be read. Stored anew, they are off this list. */
  readonly broken: readonly BrokenMessage[]
  onStatus(listener: () => void): Unsubscribe

  readRooms(): Promise<readonly CachedRoom[]>
  readRoom(id: RoomId): Promise<CachedRoom | undefined>
  /**
   * Merges what is given into what is kept, in one step, and settles with what is kept now. Give a
   * function where the change depends on what is kept: if it gives `undefined`, nothing is written
   * and the promise settles with `undefined`.
   */
  putRoom(id: RoomId, change: RoomPart | RoomChange): Promise<CachedRoom | undefined>
  /** Removes a room with all its messages and its tray, but not what is unsent. */
  forgetRoom(id: RoomId): Promise<void>

  readPublicRooms(): Promise<readonly PublicRoom[]>
  putPublicRooms(rooms: readonly PublicRoom[]): Promise<void>

  readHistory(room: RoomId): Promise<History>
  /**
   * The newest page, or the one before a position. Never reads across a gap; the newest ends where
   * the newest stretch does.
   */
  readPage(room: RoomId, before: Position | undefined, limit: number): Promise<CachedPage>
  /** The page after a position, up to the end of its stretch. */
  readPageAfter(room: RoomId, after: Position, limit: number): Promise<CachedNewerPage>
  /** One message, wherever in the history it stands; `undefined`: not on this device. */
  readMessage(room: RoomId, id: MessageId): Promise<Message | undefined>
  /**
   * Messages later than everything that is complete here, oldest first: one's own, sent while
   * nobody followed their room. What others said before them is not known yet.
   */
  readAhead(room: RoomId): Promise<readonly Message[]>
  /** One transaction: messages, what is now complete, and the unsent rows that have arrived. */
  applyHistory(room: RoomId, update: HistoryUpdate): Promise<void>

  /** Oldest first, over all rooms. */
  readOutbox(): Promise<readonly OutboxRow[]>
  /** The picture that it names, if any, does not wait in the room's tray any more: both in one step. */
  addOutboxRow(row: OutboxRow): Promise<void>
  /**
   * Reads and replaces a row in one step, so that two tabs, or sending and editing, never cross.
   * `change` returns the row as it shall be, or `undefined` to remove it. Settles with what was
   * there before and what is there now.
   */
  changeOutboxRow(id: MessageId, change: OutboxChange): Promise<OutboxStep>

  readDraft(room: RoomId): Promise<Draft | undefined>
  /** An empty text stays, with its time: another device may still have what was sent or cleared here. */
  putDraft(draft: Draft): Promise<void>

  readProfiles(): Promise<readonly Profile[]>
  putProfile(profile: Profile): Promise<void>

  /** What was last known to differ between this device's clock and the server's, in ms. */
  readServerOffset(): Promise<number>
  putServerOffset(ms: number): Promise<void>

  /** What is done with a replica now and then; its code loads with the first use. */
  upkeep(): Promise<ReplicaUpkeep>

  close(): void
  /** Removes everything from the device. */
  destroy(): Promise<void>
}

/** Opens the replica of one person; nobody else's data is in it. */
export type OpenReplica = (user: UserId) => Promise<Replica>
