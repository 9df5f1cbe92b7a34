import { dropFiles } from '@/adapters/browser/file/drop-files'
import { dropHandles } from '@/adapters/idb/kept-handles'
import type { UserId } from '@/shared/ids'

/** What came to one person from page to page, and what leads to the files that they are sending. */
export async function dropAllFiles(user: UserId): Promise<void> {
  await Promise.all([dropFiles(user), dropHandles(user).catch(() => undefined)])
}
