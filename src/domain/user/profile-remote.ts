import type { Profile } from '@/domain/user/profile'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Profiles on the server. Implementations must pass tests/contract/profile-remote.ts. */
export interface ProfileRemote {
  watch(user: UserId, listener: (profile: Profile | undefined) => void): Unsubscribe
  /** Writes one's own profile; the first time, also when it was created. */
  save(profile: Profile): Promise<'done' | 'denied'>
}
