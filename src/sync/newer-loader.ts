import type { Message, Position } from '@/domain/message/message'
import { MAX_PAGE } from '@/domain/message/message-remote'
import type { CachedNewerPage } from '@/domain/replica/replica'
import type { MessageId, RoomId } from '@/shared/ids'
import { askInTime } from '@/sync/ask-in-time'
import type { SyncContext } from '@/sync/sync-context'

const CACHED_PAGE = 100
/** So many pages in a row without a readable message are enough for one scroll. */
const MAX_FETCHES = 10

export type NewerPage =
  { readonly kind: 'page'; readonly page: CachedNewerPage } | { readonly kind: 'offline' }

/** The page after a position: from this device, and where there is a gap, from the server first. */
export async function loadNewer(
  context: SyncContext,
  room: RoomId,
  after: Position,
): Promise<NewerPage> {
  let from = after
  for (let fetches = 0; ; fetches++) {
    const page = await context.replica.readPageAfter(room, from, CACHED_PAGE)
    if (page.messages.length > 0 || page.after === 'end' || fetches === MAX_FETCHES) {
      return { kind: 'page', page }
    }
    from = page.to
    if (!(await fetchPage(context, room, from))) return { kind: 'offline' }
  }
}

/** Fills the gap after a position with one page. `false`: nothing came. */
async function fetchPage(context: SyncContext, room: RoomId, after: Position): Promise<boolean> {
  const { replica, remotes } = context
  const page = await askInTime(context, () => remotes.messages.fetchAfter(room, after, MAX_PAGE))
  if (!page) return false
  const { messages, to } = page
  const newest = messages.at(-1)
  // A short page reaches the end of the room as it was: the feed takes over from there.
  const end = to ?? (newest ? { at: newest.at, id: newest.id } : after)
  const complete = { from: after, to: end }
  await replica.applyHistory(room, { messages, complete, cursor: undefined })
  return to !== undefined || messages.some(({ id }) => id !== after.id)
}

/** A message by its id: from this device, else from the server, which may have it no more. */
export async function findMessage(
  context: SyncContext,
  room: RoomId,
  id: MessageId,
): Promise<Message | 'unknown' | 'offline'> {
  const kept = await context.replica.readMessage(room, id)
  if (kept) return kept
  const found = await askInTime(context, async () => ({
    message: await context.remotes.messages.find(room, id),
    skipped: 0,
  }))
  if (!found) return 'offline'
  const { message } = found
  if (!message) return 'unknown'
  // It stands alone until what surrounds it is fetched: a stretch of one message.
  const place = { at: message.at, id: message.id }
  const complete = { from: place, to: place }
  await context.replica.applyHistory(room, { messages: [message], complete, cursor: undefined })
  return message
}
