import type { Clock } from '@/domain/device/clock'
import { isEnded, KEPT_MS, type KeptTransfer, type StoredFile } from '@/domain/file/transfer'
import type { FileParts } from '@/stores/files/file-parts'
import type { FilesPage } from '@/stores/files/files-page'
import { createIncoming } from '@/stores/files/incoming'
import { createOutgoing } from '@/stores/files/outgoing'
import type { TransferContext } from '@/stores/files/transfer-context'

/** What outlives a page: transfers that an earlier one began, and what lies on the disk. */
export function createKeptFiles(
  { book, holds, ready }: FilesPage,
  clock: Clock,
  reopen: (id: string, asks: boolean) => Promise<void>,
) {
  /** Goes on with what an earlier page began and nobody has now, and takes away what is of no use any more. */
  async function restore(parts: FileParts) {
    const kept = parts.kept.read()
    const fresh = kept.filter(({ at }) => clock.now() - at < KEPT_MS)
    for (const { id } of kept.filter((old) => !fresh.includes(old))) {
      parts.kept.drop(id)
      await parts.sent.drop(id).catch(() => undefined)
    }
    const known = new Set(fresh.map(({ id }) => id))
    if (parts.canReceive) {
      const left = await parts.received.list().catch(() => [])
      for (const { id } of left.filter(({ id }) => !known.has(id))) await sweep(parts, id)
    }
    for (const transfer of fresh) {
      if (await holds.hold(parts, transfer.id)) goOnWith(await ready(), transfer)
    }
  }

  /** Takes it away, where no page has it. */
  async function sweep(parts: FileParts, id: string) {
    if (!(await holds.hold(parts, id))) return
    await parts.received.remove(id).catch(() => undefined)
    parts.kept.drop(id)
    holds.release(id)
  }

  function goOnWith(context: TransferContext, { isDone, direction, ...kept }: KeptTransfer) {
    if (direction === 'out') {
      book.outgoing.set(kept.id, createOutgoing(context, kept, undefined))
      void reopen(kept.id, false)
    } else {
      const state = isDone ? 'done' : 'interrupted'
      book.incoming.set(kept.id, createIncoming(context, { ...kept, state }))
    }
  }

  /** What takes up space here, whole or not, whichever page has it. */
  async function readStored(parts: FileParts | undefined): Promise<readonly StoredFile[]> {
    if (!parts?.canReceive) return []
    const kept = new Map(parts.kept.read().map((each) => [each.id, each]))
    return (await parts.received.list()).map(({ id, bytes }) => {
      const { name = '', size = bytes } = kept.get(id) ?? {}
      return { id, bytes, name, size }
    })
  }

  /** Gives it up, also where it is still on its way; another page may have it, and then it stays. */
  async function discard(id: string): Promise<void> {
    const context = await ready()
    const kept = context.parts.kept.read().find((each) => each.id === id)
    // A page that had it may have gone only now: whom it is from is told as well.
    if (kept && !book.controlOf(id) && (await holds.hold(context.parts, id)))
      goOnWith(context, kept)
    const one = book.find(id)
    if (one && isEnded(one)) book.controlOf(id)?.dismiss()
    else book.controlOf(id)?.cancel()
    await sweep(context.parts, id)
  }

  return { restore, readStored, discard }
}
