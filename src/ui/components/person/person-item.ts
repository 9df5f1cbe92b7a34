import type { Availability } from '@/domain/presence/presence'
import type { Role } from '@/domain/room/room'
import type { UserId } from '@/shared/ids'

/** A member as the details show them. The people store's entries have this shape. */
export interface PersonItem {
  readonly id: UserId
  readonly name: string
  readonly photo: string | undefined
  readonly role: Role
  readonly availability: Availability
  readonly lastSeen: number | undefined
  readonly isMe: boolean
}
