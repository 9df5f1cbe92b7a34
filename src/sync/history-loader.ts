import type { Position } from '@/domain/message/message'
import { MAX_PAGE } from '@/domain/message/message-remote'
import type { CachedPage } from '@/domain/replica/replica'
import type { RoomId } from '@/shared/ids'
import type { SyncContext } from '@/sync/sync-context'

/** How long to wait for a page before saying that the network does not answer. */
export const PAGE_TIMEOUT_MS = 10_000
/** From the disk a page costs little; from the network it costs bytes. */
const CACHED_PAGE = 100

export type OlderPage =
  { readonly kind: 'page'; readonly page: CachedPage } | { readonly kind: 'offline' }

/** The page before a position: from this device, and where there is a gap, from the server first. */
export async function loadOlder(
  context: SyncContext,
  room: RoomId,
  before: Position,
): Promise<OlderPage> {
  const { replica } = context
  const cached = await replica.readPage(room, before, CACHED_PAGE)
  if (cached.messages.length > 0 || cached.before === 'beginning') {
    return { kind: 'page', page: cached }
  }
  const fetched = await fetchPage(context, room, cached.from ?? before)
  if (!fetched) return { kind: 'offline' }
  return { kind: 'page', page: await replica.readPage(room, before, CACHED_PAGE) }
}

/** Fills the gap before a position with one page. `false`: nothing came. */
async function fetchPage(
  { replica, remotes, connection, device, changes }: SyncContext,
  room: RoomId,
  before: Position,
): Promise<boolean> {
  if (connection.status !== 'online') return false
  const page = await withTimeout(remotes.messages.fetchBefore(room, before, MAX_PAGE), (give) =>
    device.clock.after(PAGE_TIMEOUT_MS, give),
  ).catch(() => undefined)
  if (!page) return false
  if (page.skipped > 0) changes.emit({ kind: 'skipped', count: page.skipped })
  const { messages, from } = page
  await replica.applyHistory(room, { messages, complete: { from, to: before }, cursor: undefined })
  return true
}

function withTimeout<Value>(
  work: Promise<Value>,
  arm: (give: () => void) => () => void,
): Promise<Value | undefined> {
  let disarm: () => void = () => undefined
  const timeout = new Promise<undefined>((resolve) => {
    disarm = arm(() => resolve(undefined))
  })
  return Promise.race([work, timeout]).finally(() => disarm())
}
