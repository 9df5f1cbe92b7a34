import type { Account } from '@/domain/auth/account'
import type { Device } from '@/domain/device/device'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type { Replica } from '@/domain/replica/replica'
import type { MessageId, RoomId } from '@/shared/ids'
import { createPushIds } from '@/shared/push-id'
import type { Change } from '@/sync/change'
import type { Emitter } from '@/sync/emitter'

interface OutboxParts {
  readonly account: Account
  readonly replica: Replica
  readonly device: Device
  readonly changes: Emitter<Change>
  /** As near to the server's clock as is known, so that ids come out in order. */
  readonly serverNow: () => number
}

/** What a person can do with what is not sent yet. Works before and without any connection. */
export interface Outbox {
  /** `id` where what is said can be said only once, as of a call. Settles once the message is durable. Rejects with `StorageError` when it could not be kept. */
  compose(
    room: RoomId,
    text: string,
    more?: Partial<Pick<OutboxRow, 'id' | 're' | 'fwd' | 'call' | 'mentions' | 'blob'>>,
  ): Promise<void>
  /** A refused message goes back in line. */
  retry(id: MessageId): Promise<void>
  discard(id: MessageId): Promise<void>
  /** Removes the message and gives its text back; `undefined` when it may already have left. */
  takeBack(id: MessageId): Promise<string | undefined>
}

export function createOutbox(parts: OutboxParts): Outbox {
  const { account, replica, device, changes, serverNow } = parts
  const mintId = createPushIds({
    now: serverNow,
    randomBelow: (limit) => device.randomBelow(limit),
  })
  let lastOrder = 0
  let learning: Promise<void> | undefined

  /** What waits from before a reload stays in front, even if the clock was set back meanwhile. */
  async function learnOrder() {
    const rows = await replica.readOutbox().catch(() => [])
    lastOrder = Math.max(lastOrder, ...rows.map(({ order }) => order))
  }

  function notify() {
    changes.emit({ kind: 'outbox' })
  }

  return {
    async compose(room, text, more) {
      const composedAt = device.clock.now()
      await (learning ??= learnOrder())
      lastOrder = Math.max(composedAt, lastOrder + 1)
      const row: OutboxRow = {
        id: mintId() as MessageId,
        room,
        from: account.id,
        text,
        ...more,
        composedAt,
        order: lastOrder,
        status: 'waiting',
        tries: 0,
        reason: undefined,
      }
      await replica.addOutboxRow(row)
      notify()
    },
    async retry(id) {
      await replica.changeOutboxRow(id, (row) =>
        row.status === 'refused' ? { ...row, status: 'waiting', reason: undefined } : row,
      )
      notify()
    },
    async discard(id) {
      await takeOut(replica, id)
      notify()
    },
    async takeBack(id) {
      const text = await takeOut(replica, id)
      notify()
      return text
    },
  }
}

/** A row that is being sent may be on the server by now: it can no longer be taken out. */
async function takeOut(replica: Replica, id: MessageId): Promise<string | undefined> {
  const { before, after } = await replica.changeOutboxRow(id, (row) =>
    row.status === 'sending' ? row : undefined,
  )
  return before && !after ? before.text : undefined
}
