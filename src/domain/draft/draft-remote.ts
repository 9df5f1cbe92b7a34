import type { Watcher } from '@/domain/connection/watcher'
import type { Draft } from '@/domain/draft/draft'
import type { UserId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** One person's drafts, for all their devices. Implementations must pass tests/contract/draft-remote.ts. */
export interface DraftRemote {
  /** All of them at each change. An empty text: sent or cleared since. */
  watch(user: UserId, watcher: Watcher<readonly Draft[]>): Unsubscribe
  /** `denied`: there is a newer one, or the time lies ahead of the server's. While offline it waits. */
  save(user: UserId, draft: Draft): Promise<'done' | 'denied'>
}
