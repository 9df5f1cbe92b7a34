import { MAX_TEXT_LENGTH } from '@/domain/message/message'
import type { OutboxRow, RefusalReason } from '@/domain/outbox/outbox'
import { takeToken } from '@/domain/outbox/token-bucket'
import type { Account } from '@/domain/auth/account'
import type { DeliveryRemotes } from '@/domain/outbox/delivery-remotes'
import type { SyncContext } from '@/sync/sync-context'

interface RefusalContext {
  readonly account: Pick<Account, 'id'>
  readonly remotes: DeliveryRemotes
  readonly connection: Pick<SyncContext['connection'], 'serverNow'>
}

export type Verdict =
  /** It is there and mine: an earlier try had arrived, only its answer was lost. */
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  /** The rate limit, or a sign-in that is just being renewed: worth another try. */
  | { readonly kind: 'later' }
  | { readonly kind: 'unexplained' }

/** The server only ever says "denied". Finds out what that meant for this message. */
export async function diagnoseRefusal(
  { remotes, account, connection }: RefusalContext,
  row: OutboxRow,
): Promise<Verdict> {
  const found = await remotes.messages.find(row.room, row.id).catch(() => undefined)
  if (found) {
    return found.from === account.id ? { kind: 'stored' } : { kind: 'refused', reason: 'refused' }
  }
  if (row.text.length > MAX_TEXT_LENGTH) return { kind: 'refused', reason: 'too-long' }
  let isMember: boolean
  try {
    isMember = await remotes.rooms.isMember(row.room, account.id)
  } catch {
    // One's own membership can always be read, except while the sign-in is not valid.
    return { kind: 'later' }
  }
  if (!isMember) {
    const exists = await remotes.rooms.exists(row.room).catch(() => true)
    return { kind: 'refused', reason: exists ? 'not-a-member' : 'room-gone' }
  }
  const bucket = await remotes.messages.readBucket(account.id)
  if (takeToken(bucket, connection.serverNow()).kind === 'wait') return { kind: 'later' }
  return { kind: 'unexplained' }
}
