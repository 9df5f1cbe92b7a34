import type { Photo } from '@/domain/portrait/photo'
import type { RoomId, UserId } from '@/shared/ids'

/** A room as the list shows it. The rooms store's summaries have this shape. */
export interface RoomItem {
  readonly id: RoomId
  readonly name: string
  /** With whom it is, in a conversation of two. */
  readonly person?: UserId | undefined
  /** Until when the other of two does not want to be disturbed. */
  readonly quietUntil?: number | undefined
  readonly photo?: Photo | undefined
  readonly topic: string
  readonly isGone: boolean
  readonly unread: number
  readonly isMuted?: boolean
  readonly mentionsOnly?: boolean
  readonly isMentioned?: boolean
  readonly isPinned?: boolean
  readonly isArchived?: boolean
  /** Marked as unread by hand. */
  readonly isMarked?: boolean
  /** So many are in a call there now. */
  readonly inCall?: number
  readonly last:
    | {
        readonly fromName: string
        readonly text: string
        readonly at: number
        readonly mine: boolean
        readonly deleted?: true | undefined
        /** By somebody whom one has blocked. */
        readonly isFolded?: boolean
      }
    | undefined
}
