import type { Message, Position } from '@/domain/message/message'
import type { TokenBucket } from '@/domain/outbox/token-bucket'
import type { BlobId, MessageId, RoomId, UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Mirrored by rule R-MSG-2: no query may ask for more at once. */
export const MAX_PAGE = 100

export interface ChangeListener {
  /**
   * Messages that are new or changed, as the server has them: never this client's own guesses.
   * The first call says what was found at the start, and comes even when that is nothing.
   * `skipped` counts records that could not be read.
   */
  onChanges(changes: readonly Message[], info: { isFirst: boolean; skipped: number }): void
  /** The server no longer lets this person read the room. Nothing follows. */
  onLost(): void
}

export interface Page {
  readonly messages: readonly Message[]
  /** Where the page begins; the beginning of the room when there was less than asked for. */
  readonly from: Position
  readonly skipped: number
}

export interface NewerPage {
  readonly messages: readonly Message[]
  /** Where the page ends; `undefined`: there was nothing more on the server. */
  readonly to: Position | undefined
  readonly skipped: number
}

export interface OutgoingMessage {
  readonly id: MessageId
  readonly room: RoomId
  readonly from: UserId
  /** May be empty where a picture says it all. */
  readonly text: string
  readonly re?: MessageId | undefined
  readonly blob?: BlobId | undefined
  readonly fwd?: UserId | undefined
  readonly call?: string | undefined
  /** At most `MAX_MENTIONS`, members all. */
  readonly mentions?: readonly UserId[] | undefined
  /** What stays in the sender's bucket; see token-bucket.ts. */
  readonly tokensLeft: number
}

/** Messages on the server. Implementations must pass tests/contract/message-remote.ts. */
export interface MessageRemote {
  /** Watches the newest `limit` messages that were changed at `since` (server time) or later. */
  watchChanges(
    room: RoomId,
    range: { since: number | undefined; limit: number },
    listener: ChangeListener,
  ): Unsubscribe
  /** At most `limit` messages at or before a position. Rejects when it may not or cannot be read. */
  fetchBefore(room: RoomId, before: Position, limit: number): Promise<Page>
  /** At most `limit` messages at or after a position. Rejects like `fetchBefore`. */
  fetchAfter(room: RoomId, after: Position, limit: number): Promise<NewerPage>
  /**
   * Stores a message together with the room's new state and the token it costs, all or nothing.
   * Settles only once the server has answered: while offline it waits.
   */
  send(message: OutgoingMessage): Promise<'stored' | 'denied'>
  /** The message as the server has it; `undefined` if there is none. Rejects when unreadable. */
  find(room: RoomId, id: MessageId): Promise<Message | undefined>
  /** The sender's rate limit as the server last stored it. Rejects when offline. */
  readBucket(user: UserId): Promise<TokenBucket | undefined>
}
