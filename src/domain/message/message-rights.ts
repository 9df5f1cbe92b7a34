import type { Message } from '@/domain/message/message'
import type { Role } from '@/domain/room/room'
import type { UserId } from '@/shared/ids'

/** Mirrored by rules R-EDIT-1 and R-MSG-15. */
export function canEdit(message: Message, user: UserId): boolean {
  return message.from === user && message.deletedAt === undefined
}

/** Mirrored by rules R-MSG-8 and R-MSG-12. */
export function canDelete(message: Message, user: UserId, role: Role | undefined): boolean {
  if (message.deletedAt !== undefined || role === undefined) return false
  return message.from === user || role === 'owner' || role === 'admin'
}
