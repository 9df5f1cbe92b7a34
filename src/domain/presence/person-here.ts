import type { Photo } from '@/domain/portrait/photo'
import type { Availability } from '@/domain/presence/presence'
import type { Role } from '@/domain/room/room'
import type { UserId } from '@/shared/ids'

/** Someone in the room on screen. */
export interface PersonHere {
  readonly id: UserId
  readonly name: string
  readonly photo: Photo | undefined
  readonly status?: string | undefined
  /** Until when they do not want to be disturbed. */
  readonly quietUntil?: number | undefined
  readonly role: Role
  readonly availability: Availability
  /** Server time; `undefined` when never seen, or here now. */
  readonly lastSeen: number | undefined
  readonly isMe: boolean
}

/** One's own role among those in a room; not known without a network. */
export const myRoleAmong = (here: readonly PersonHere[]): Role | undefined =>
  here.find(({ isMe }) => isMe)?.role
