import type { Role } from '@/domain/room/room'

/** What one may do to another member, in the order in which it is offered. */
export type CareRight = 'make-admin' | 'make-member' | 'hand-over' | 'put-out' | 'ban'

/** Mirrored by rules R-MEM-16 to R-MEM-25 and R-BAN-8, which have the last word. */
export function careRights(mine: Role | undefined, theirs: Role): readonly CareRight[] {
  if (theirs === 'owner') return []
  if (mine === 'owner') {
    const role = theirs === 'admin' ? 'make-member' : 'make-admin'
    return [role, 'hand-over', 'put-out', 'ban']
  }
  return mine === 'admin' && theirs === 'member' ? ['put-out', 'ban'] : []
}

export const runsRoom = (role: Role | undefined): boolean => role === 'owner' || role === 'admin'
