import type { Position } from '@/domain/message/message'
import { MAX_PAGE } from '@/domain/message/message-remote'
import type { CachedPage } from '@/domain/replica/replica'
import type { RoomId } from '@/shared/ids'
import { askInTime } from '@/sync/ask-in-time'
import type { SyncContext } from '@/sync/sync-context'

/** From the disk a page costs little; from the network it costs bytes. */
const CACHED_PAGE = 100

/** So many pages in a row without a readable message are enough for one scroll. */
const MAX_FETCHES = 10

export type OlderPage =
  { readonly kind: 'page'; readonly page: CachedPage } | { readonly kind: 'offline' }

/** The page before a position: from this device, and where there is a gap, from the server first. */
export async function loadOlder(
  context: SyncContext,
  room: RoomId,
  before: Position,
): Promise<OlderPage> {
  for (let fetches = 0; ; fetches++) {
    const page = await context.replica.readPage(room, before, CACHED_PAGE)
    // A page may hold nothing that this version can read: then the one before it is asked for.
    const isFound = page.messages.length > 0 || page.before === 'beginning'
    if (isFound || fetches === MAX_FETCHES) return { kind: 'page', page }
    const hasFetched = await fetchPage(context, room, page.from ?? before)
    if (!hasFetched) return { kind: 'offline' }
  }
}

/** Fills the gap before a position with one page. `false`: nothing came. */
async function fetchPage(context: SyncContext, room: RoomId, before: Position): Promise<boolean> {
  const { replica, remotes } = context
  const page = await askInTime(context, () => remotes.messages.fetchBefore(room, before, MAX_PAGE))
  if (!page) return false
  const { messages, from } = page
  await replica.applyHistory(room, { messages, complete: { from, to: before }, cursor: undefined })
  return true
}
