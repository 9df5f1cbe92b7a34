import { ownDevice } from '@/adapters/browser/kept-device'
import { lineMemory } from '@/adapters/browser/kept-line'
import { preferencesMemory } from '@/adapters/browser/kept-values'
import { tapPolling } from '@/adapters/browser/polling-tap'
import { countPolling } from '@/adapters/firebase/page-traffic'
import { leadNotices } from '@/app/lead-notices'
import { budgetBytes } from '@/domain/preferences/preferences'
import { startArchiveKeeper } from '@/sync/archive-keeper'
import { startDeviceKeeper } from '@/sync/device-keeper'
import { startDraftSync } from '@/sync/draft-sync'
import { startPictureKeeper } from '@/sync/picture-keeper'
import { startPictureSender } from '@/sync/picture-sender'
import { startPortraitKeeper } from '@/sync/portrait-keeper'
import { startStorageKeeper } from '@/sync/storage-keeper'
import { startKeepingSender } from '@/sync/keep-room'
import { lineOf } from '@/sync/line/line'
import { startLineKeeper } from '@/sync/line/line-keeper'
import { startMentionWatch } from '@/sync/mention-watch'
import type { ProfileSync } from '@/sync/profile-sync'
import { startWishSender } from '@/sync/wish-sender'
import type { SyncContext } from '@/sync/sync-context'

/** What the tab that leads does besides, once a room is drawn. */
export async function leadLater(
  context: SyncContext & { readonly isTakeover?: boolean | undefined },
  profiles: ProfileSync,
): Promise<void> {
  tapPolling(countPolling)
  if (!context.signal.aborted) {
    const { isTakeover } = context
    void leadNotices(context, { profiles, isTakeover }).catch(() => undefined)
    startMentionWatch(context)
    startArchiveKeeper(context)
  }
  startPictureKeeper(context)
  startPortraitKeeper(context)
  startStorageKeeper(context, () => budgetBytes(preferencesMemory.read().storageBudget))
  const { devices, drafts, edits, keeping, pictures, traffic } = await context.remotes.further()
  if (context.signal.aborted) return
  const line = lineOf(context, traffic)
  startLineKeeper(context, line, lineMemory)
  if (context.isTakeover) line.noteMove()
  startDeviceKeeper({ ...context, devices }, ownDevice())
  startDraftSync({ ...context, drafts })
  startWishSender(context, edits)
  startKeepingSender(context, keeping)
  startPictureSender(context, pictures)
}
