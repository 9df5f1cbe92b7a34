import type { Watcher } from '@/domain/connection/watcher'
import type { ReadMark } from '@/domain/room/read-mark'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'

/**
 * How far members have read, as the server has it. One's own is written by `RoomRemote.markRead`.
 * Implementations must pass tests/contract/read-mark-remote.ts.
 */
export interface ReadMarkRemote {
  /** At most `MEMBERS_LIMIT` of them; who does not let others see it has none. */
  watch(room: RoomId, watcher: Watcher<readonly ReadMark[]>): Unsubscribe
}
