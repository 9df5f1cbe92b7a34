import type { HearthDatabase } from '@/adapters/idb/open-database'
import { writeIn } from '@/adapters/idb/write-transaction'
import type { Draft } from '@/domain/draft/draft'
import type { OutboxRow } from '@/domain/outbox/outbox'
import type { MessageId, RoomId } from '@/shared/ids'

/**
 * What nobody else has a copy of, in memory: a browser that clears everything takes the disk's.
 * A row that another tab has sent meanwhile is harmless: the server takes a message once.
 */
export class UnsentMirror {
  #rows = new Map<MessageId, OutboxRow>()
  readonly #drafts = new Map<RoomId, Draft>()

  replaceRows(rows: readonly OutboxRow[]): void {
    this.#rows = new Map(rows.map((row) => [row.id, row]))
  }

  put(row: OutboxRow): void {
    this.#rows.set(row.id, row)
  }

  drop(id: MessageId): void {
    this.#rows.delete(id)
  }

  putDraft(draft: Draft): void {
    this.#drafts.set(draft.room, draft)
  }

  /** Into a database that was just made. Another tab of the same person may do the same. */
  async putBack(database: HearthDatabase): Promise<void> {
    const drafts = [...this.#drafts.values()].filter(({ text }) => text !== '')
    await writeIn(database, { stores: ['outbox', 'drafts'], durability: 'strict' }, (transaction) =>
      Promise.all([
        ...[...this.#rows.values()].map((row) => transaction.objectStore('outbox').put(row)),
        ...drafts.map(({ room, text, at }) =>
          transaction.objectStore('drafts').put({ text, at }, room),
        ),
      ]),
    )
  }
}
