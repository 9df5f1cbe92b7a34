import type { UserId } from '@/shared/ids'

/** Up to when a member has read, in server time, where they let others see it. */
export interface ReadMark {
  readonly user: UserId
  readonly at: number
}
