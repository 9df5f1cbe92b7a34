import type { Watcher } from '@/domain/connection/watcher'
import type { FoundPerson } from '@/domain/user/directory'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

type Answer = 'done' | 'denied'

/**
 * Who wants to be found by name, and what a person is called there and everywhere. Each write settles
 * once the server has answered, and made twice comes to the same.
 * Implementations must pass tests/contract/directory-remote.ts.
 */
export interface DirectoryRemote {
  /** Whose name begins like this, in the order of names, at most `FOUND_LIMIT`. Rejects where it cannot be asked. */
  find(beginning: string): Promise<readonly FoundPerson[]>
  /** Whether one can be found oneself; nobody else may ask. */
  watchListed(me: UserId, watcher: Watcher<boolean>): Unsubscribe
  setListed(me: UserId, isListed: boolean): Promise<Answer>
  /** Changes one's own name, in the directory as well where it stands there. */
  rename(me: UserId, name: string): Promise<Answer>
  /** Says something of oneself in the profile; empty takes it away. */
  setStatus(me: UserId, status: string): Promise<Answer>
  /** Says until when one does not want to be disturbed, at most for a week; 0 takes it back. */
  setQuiet(me: UserId, until: number): Promise<Answer>
}
