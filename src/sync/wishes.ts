import type { MessageChangeRow, Wish } from '@/domain/outbox/message-change'
import type { Replica } from '@/domain/replica/replica'
import type { MessageId, RoomId } from '@/shared/ids'
import type { Change } from '@/sync/change'
import type { Emitter } from '@/sync/emitter'

interface WishParts {
  readonly replica: Replica
  readonly changes: Emitter<Change>
}

/**
 * Keeps what shall become of a message until the server has it. Works before and without any connection; settles once it
 * is durable and rejects with `StorageError` when it could not be kept.
 */
export async function wish(
  { replica, changes }: WishParts,
  { room, id, wish: wished }: { room: RoomId; id: MessageId; wish: Wish },
  now: number,
): Promise<void> {
  const upkeep = await replica.upkeep()
  const rows = await upkeep.readChanges()
  const order = Math.max(now, ...rows.map((row) => row.order + 1))
  await upkeep.putChange({ room, id, wish: wished, order, problem: undefined })
  // Of what is deleted nothing else is wanted any more.
  const others = rows.filter((row) => row.room === room && row.id === id)
  if (wished.kind === 'remove') {
    for (const row of others) if (row.wish.kind !== 'remove') await upkeep.dropChange(row)
  }
  changes.emit({ kind: 'wishes' })
}

/** A refused one is tried again, or given up. */
export async function settleWish(
  { replica, changes }: WishParts,
  row: MessageChangeRow,
  decision: 'retry' | 'discard',
): Promise<void> {
  const upkeep = await replica.upkeep()
  if (decision === 'retry') await upkeep.putChange({ ...row, problem: undefined })
  else await upkeep.dropChange(row)
  changes.emit({ kind: 'wishes' })
}
