import { toStoredEntry, type TimelineEntry } from '@/domain/message/timeline'
import type { RoomId } from '@/shared/ids'
import type { Purpose } from '@/stores/composer'
import type { KeptPurpose, Services } from '@/stores/services'

type Keeping = Pick<Services, 'person' | 'loadBrowserParts'>

/** What is being answered or changed outlives the page. Where it cannot be kept, it is there until the page goes. */
export async function keepPurpose(
  { person, loadBrowserParts }: Keeping,
  room: RoomId,
  purpose: Purpose | undefined,
  typed: string,
): Promise<void> {
  const { purposeMemory } = await loadBrowserParts()
  const user = person.value?.account.id
  if (!purpose || !user) {
    purposeMemory.write(undefined)
    return
  }
  const { kind, entry } = purpose
  // The words of an answer are a draft, and are kept as that.
  const text = kind === 'edit' ? typed : ''
  purposeMemory.write({ user, room, kind, message: entry.id, text })
}

export interface FoundPurpose {
  readonly kind: KeptPurpose['kind']
  /** `undefined`: what was to be changed is gone. */
  readonly entry: TimelineEntry | undefined
  readonly text: string
}

/** What was being answered or changed in this room when the page, or the room, was left. */
export async function findPurpose(
  { person, loadBrowserParts }: Keeping,
  room: RoomId,
): Promise<FoundPurpose | undefined> {
  const { purposeMemory } = await loadBrowserParts()
  const kept = purposeMemory.read()
  const current = person.value
  if (!kept || !current || kept.room !== room || kept.user !== current.account.id) return undefined
  const message = await current.replica.readMessage(room, kept.message)
  const isThere = message && message.deletedAt === undefined
  return { kind: kept.kind, text: kept.text, entry: isThere ? toStoredEntry(message) : undefined }
}
