import { shallowRef, watch, type ShallowRef } from 'vue'
import { applyWishes } from '@/domain/message/apply-wishes'
import { toggleReaction } from '@/domain/message/reactions'
import type { TimelineEntry } from '@/domain/message/timeline'
import type { MessageChangeRow, Wish } from '@/domain/outbox/message-change'
import type { MessageId, RoomId } from '@/shared/ids'
import type { Services } from '@/stores/services'
import { settleWish, wish } from '@/sync/wishes'

type Overlay = (entries: readonly TimelineEntry[]) => readonly TimelineEntry[]

/** What can be done to messages that are sent. Each is shown at once, and done once there is a network. */
export interface TimelineWishes {
  /** Rejects with `StorageError` where it could not be kept. */
  wish(room: RoomId, id: MessageId, wish: Wish): Promise<void>
  /** A tap on an emoji: chosen, or taken back. */
  toggleReaction(room: RoomId, entry: TimelineEntry, emoji: string): Promise<void>
  /** What was refused is tried again, or given up. */
  settle(row: MessageChangeRow, decision: 'retry' | 'discard'): Promise<void>
}

export function createTimelineWishes(
  { person }: Pick<Services, 'person'>,
  overlay: ShallowRef<Overlay>,
): TimelineWishes {
  const rows = shallowRef<readonly MessageChangeRow[]>([])

  async function read() {
    const upkeep = await person.value?.replica.upkeep()
    rows.value = (await upkeep?.readChanges().catch(() => undefined)) ?? rows.value
  }

  watch(
    person,
    (current) => {
      if (!current) return
      current.changes.on(({ kind }) => {
        if (kind === 'wishes') void read()
      })
      void read()
    },
    { immediate: true },
  )
  watch(
    rows,
    () => {
      const me = person.value?.account.id
      const wanted = rows.value
      overlay.value = (entries) => (me ? applyWishes(entries, wanted, me) : entries)
    },
    { immediate: true },
  )

  async function keep(room: RoomId, id: MessageId, wished: Wish) {
    const current = person.value
    if (!current) return
    await wish(current, { room, id, wish: wished }, current.serverNow())
    await read()
  }

  return {
    wish: keep,
    async toggleReaction(room, entry, emoji) {
      const me = person.value?.account.id
      if (!me) return
      await keep(room, entry.id, { kind: 'react', emoji: toggleReaction(entry, me, emoji) })
    },
    async settle(row, decision) {
      if (person.value) await settleWish(person.value, row, decision)
      await read()
    },
  }
}
