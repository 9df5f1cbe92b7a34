import type { Watcher } from '@/domain/connection/watcher'
import type { Profile } from '@/domain/user/profile'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Profiles on the server. Implementations must pass tests/contract/profile-remote.ts. */
export interface ProfileRemote {
  /** `undefined`: there is none, or none that can be read. */
  watch(user: UserId, watcher: Watcher<Profile | undefined>): Unsubscribe
  /** Writes one's own profile; the first time, also when it was created. */
  save(profile: Profile): Promise<'done' | 'denied'>
}
