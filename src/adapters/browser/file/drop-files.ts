import { keyOfTransfers } from '@/adapters/browser/file/kept-transfers'
import { keyOfArrivals } from '@/adapters/browser/kept-arrivals'
import { drop } from '@/adapters/browser/kept-values'
import type { UserId } from '@/shared/ids'

/**
 * Removes all that came to one person from page to page: files that were not saved, and messages that the server does not
 * have. Does nothing made twice.
 */
export async function dropFiles(user: UserId): Promise<void> {
  drop(keyOfTransfers(user))
  drop(keyOfArrivals(user))
  try {
    const root = await navigator.storage.getDirectory()
    const files = await root.getDirectoryHandle('files')
    await files.removeEntry(encodeURIComponent(user), { recursive: true })
  } catch {
    // Nothing was received, or there is no such place in this browser.
  }
}
