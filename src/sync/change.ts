import type { Transport } from '@/domain/connection/transport'
import type { Draft } from '@/domain/draft/draft'
import type { Message } from '@/domain/message/message'
import type { PublicRoom } from '@/domain/room/room'
import type { CachedRoom } from '@/domain/replica/replica'
import type { Profile } from '@/domain/user/profile'
import type { BlobId, MessageId, RoomId } from '@/shared/ids'

/** What has just become durable on this device (or, on a full disk, at least known). */
export type Change =
  | { readonly kind: 'messages'; readonly room: RoomId; readonly messages: readonly Message[] }
  /** Rows were added, moved on or removed: read them again, there are few. */
  | { readonly kind: 'outbox' }
  /** What shall become of messages that are sent: read it again, there is little. */
  | { readonly kind: 'wishes' }
  /** The server has taken a row of the outbox. */
  | {
      readonly kind: 'sent'
      readonly room: RoomId
      readonly id: MessageId
      readonly via: Transport
    }
  /** So many pieces of a picture that is being sent have arrived. */
  | {
      readonly kind: 'picture'
      readonly id: BlobId
      readonly sent: number
      readonly of: number
    }
  /** The rate limit holds the next row back until then, by this device's clock, and each further by so much. */
  | { readonly kind: 'paced'; readonly until: number; readonly every: number }
  /** What is kept here of what was typed: from this device, or newer from another one. */
  | { readonly kind: 'draft'; readonly draft: Draft }
  /** Another device has a newer one, and something else is being typed here. */
  | { readonly kind: 'draft-offer'; readonly draft: Draft }
  /** Pictures have come into a room's tray, or left it: read it again, there is little. */
  | { readonly kind: 'tray'; readonly room: RoomId }
  | { readonly kind: 'room'; readonly room: CachedRoom }
  | { readonly kind: 'room-forgotten'; readonly room: RoomId }
  | { readonly kind: 'public-rooms'; readonly rooms: readonly PublicRoom[] }
  | { readonly kind: 'profile'; readonly profile: Profile }
  /** The account was deleted, on another device. */
  | { readonly kind: 'account-gone' }
  /** Another device has asked this one to sign out. */
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'skipped'; readonly count: number }
