import { unreadCount, type Membership, type RoomState } from '@/domain/room/room'
import type { MessageId, UserId } from '@/shared/ids'

/** What this device knows of messages in a room that name its person. */
export interface Mention {
  /** How many messages the room had when it was last looked whether they do. */
  readonly count: number
  /** The newest that does, where there was one. */
  readonly id?: MessageId | undefined
  readonly from?: UserId | undefined
  readonly at?: number | undefined
}

interface MaybeMentioned {
  readonly state: RoomState | undefined
  readonly mine: Membership | undefined
  readonly mentioned?: Mention | undefined
}

/** Whether somebody has named one in what is not read yet, as far as was looked. */
export function isMentioned({ state, mine, mentioned }: MaybeMentioned): boolean {
  return !!mine && (mentioned?.at ?? 0) > mine.readAt && unreadCount(state, mine) > 0
}
