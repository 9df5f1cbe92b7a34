import { cleanFileName } from '@/domain/file/file-name'
import { directRoomId } from '@/domain/room/direct'
import type { UserId } from '@/shared/ids'
import type { FilesPage } from '@/stores/files/files-page'
import { createOutgoing } from '@/stores/files/outgoing'
import type { Services } from '@/stores/services'

/** Sending: a file is offered, and found again after a reload. */
export function createFileOffers({ book, holds, ready }: FilesPage, person: Services['person']) {
  /** To the other of a conversation of two. */
  async function offer(
    peer: UserId,
    file: File,
    handle?: FileSystemHandle | Promise<FileSystemHandle | null>,
  ): Promise<void> {
    const current = person.value
    if (!current) return
    const room = directRoomId(current.account.id, peer)
    const id = current.mintId()
    const context = await ready()
    await holds.hold(context.parts, id)
    const facts = { name: cleanFileName(file.name), size: file.size, modified: file.lastModified }
    book.outgoing.set(id, createOutgoing(context, { id, room, peer, ...facts, position: 0 }, file))
    // Without it, the file is chosen again.
    const kept = await handle
    if (kept?.kind === 'file') {
      await context.parts.sent.keep(id, kept as FileSystemFileHandle).catch(() => undefined)
    }
  }

  /** Lets the person choose files with handles; whether the browser can do that. */
  async function pick(peer: UserId): Promise<boolean> {
    const { parts } = await ready()
    const chosen = await parts.sent.pick()
    for (const { file, handle } of chosen ?? []) await offer(peer, file, handle)
    return chosen !== undefined
  }

  /** The page was loaded anew: with the handle, the file need not be chosen again. */
  async function reopen(id: string, asks = true): Promise<void> {
    const { parts } = await ready()
    const file = await parts.sent.open(id, asks).catch(() => undefined)
    book.noteReopenable(id, file === 'ask')
    if (typeof file === 'object') choose(id, file)
  }

  function choose(id: string, file: File) {
    const isSame = book.outgoing.get(id)?.choose(file) ?? false
    if (isSame) book.refusal.value = undefined
    else book.refuse(id, 'other-file')
  }

  return { offer, pick, reopen, choose }
}
