import type { BlobId, MessageId, RoomId, UserId } from '@/shared/ids'

/** Why the server did not take a message, in words the interface has a sentence for. */
export type RefusalReason =
  | 'not-a-member'
  | 'room-gone'
  | 'too-long'
  /** The picture is not on this device any more. */
  | 'no-picture'
  /** Refused by the rules for no reason this version knows. */
  | 'refused'

/**
 * `waiting` for its turn, the network or the rate limit; `sending` from the moment it may have
 * reached the server (so never again under another id); `refused` until the person decides.
 */
export type OutboxStatus = 'waiting' | 'sending' | 'refused'

/** A message that this device has promised to deliver. On disk before it is on screen. */
export interface OutboxRow {
  /** The id of the message to be, minted once: sending again can only be the same message. */
  readonly id: MessageId
  readonly room: RoomId
  readonly from: UserId
  readonly text: string
  /** A picture that goes before it; see `ReplicaUpkeep.readPicture`. */
  readonly blob?: BlobId | undefined
  /** The server has the whole picture: the message may go. */
  readonly isUp?: boolean | undefined
  /** The message that it answers. */
  readonly re?: MessageId | undefined
  /** Who said it first, where it is forwarded. */
  readonly fwd?: UserId | undefined
  readonly call?: string | undefined
  /** See `mentionedIn`. */
  readonly mentions?: readonly UserId[] | undefined
  /** This device's clock; shown until the server's time is known. */
  readonly composedAt: number
  /** Order of composing on this device. */
  readonly order: number
  readonly status: OutboxStatus
  readonly tries: number
  readonly reason: RefusalReason | undefined
}
