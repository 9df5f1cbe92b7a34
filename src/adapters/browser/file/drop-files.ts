import { keyOfTransfers } from '@/adapters/browser/file/kept-transfers'
import { drop } from '@/adapters/browser/kept-values'
import type { UserId } from '@/shared/ids'

/** Removes all that one person has received and not saved, and what is known of it. Does nothing made twice. */
export async function dropFiles(user: UserId): Promise<void> {
  drop(keyOfTransfers(user))
  try {
    const root = await navigator.storage.getDirectory()
    const files = await root.getDirectoryHandle('files')
    await files.removeEntry(encodeURIComponent(user), { recursive: true })
  } catch {
    // Nothing was received, or there is no such place in this browser.
  }
}
