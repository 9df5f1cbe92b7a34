import { MAX_DRAFT_LENGTH, type Draft } from '@/domain/draft/draft'
import type { DraftRemote } from '@/domain/draft/draft-remote'
import { weighDraft } from '@/domain/draft/weigh-draft'
import type { RoomId } from '@/shared/ids'
import type { Unsubscribe } from '@/shared/unsubscribe'
import { keepWatching } from '@/sync/keep-watching'
import type { SyncContext } from '@/sync/sync-context'

/** Typing that pauses for so long is told to the other devices. */
export const DRAFT_PAUSE_MS = 2000

export type DraftContext = Pick<
  SyncContext,
  'account' | 'replica' | 'device' | 'connection' | 'changes' | 'signal'
> & { readonly drafts: DraftRemote }

/**
 * Keeps drafts the same on all devices. A draft of this device is told when typing pauses, the box is
 * emptied or the page is hidden, and what could not be told, once there is a connection. It ends with the lead.
 */
export function startDraftSync(context: DraftContext): void {
  const { account, replica, drafts, device, connection, changes, signal } = context
  /** What the server has of each room, as it was last heard or told. */
  const known = new Map<RoomId, Draft>()
  /** What is still to be told. */
  const due = new Map<RoomId, Draft>()
  /** What was adopted comes back as a change of this device, and is no news. */
  const adopted = new Set<Draft>()
  let cancelPause: Unsubscribe | undefined
  let isHeard = false

  function noteOwn(draft: Draft) {
    if (adopted.delete(draft)) return
    due.set(draft.room, draft)
    cancelPause?.()
    cancelPause = device.clock.after(DRAFT_PAUSE_MS, tell)
    if (draft.text === '') tell()
  }

  function tell() {
    cancelPause?.()
    cancelPause = undefined
    // Before the first word of the server nobody knows what is newer; offline, the SDK would pile up each of them.
    if (!isHeard || connection.status !== 'online') return
    for (const [room, { text, at }] of due) {
      due.delete(room)
      const told = known.get(room)
      if (told ? told.text === text || told.at > at : text === '') continue
      const draft = {
        room,
        text: text.slice(0, MAX_DRAFT_LENGTH),
        at: Math.min(at, Math.floor(connection.serverNow())),
      }
      known.set(room, draft)
      // Denied: another device has a newer one, which comes by itself.
      void drafts.save(account.id, draft).catch(() => undefined)
    }
  }

  async function take(theirs: readonly Draft[]) {
    const own = new Map((await readOwn()).map((draft) => [draft.room, draft]))
    for (const draft of theirs) {
      const mine = due.get(draft.room) ?? own.get(draft.room)
      const told = known.get(draft.room)
      known.set(draft.room, draft)
      const outcome = weighDraft(draft, { mine, told, now: connection.serverNow() })
      if (outcome === 'offer') changes.emit({ kind: 'draft-offer', draft })
      if (outcome === 'adopt') await adopt(draft)
    }
    if (isHeard) return
    isHeard = true
    // Typed while nobody could be told, or before this device told anyone.
    for (const draft of await readOwn()) {
      if ((known.get(draft.room)?.at ?? -1) < draft.at) due.set(draft.room, draft)
    }
    tell()
  }

  async function adopt(draft: Draft) {
    due.delete(draft.room)
    await replica.putDraft(draft)
    adopted.add(draft)
    changes.emit({ kind: 'draft', draft })
  }

  const readOwn = async () => (await replica.upkeep()).readDrafts()

  let taking = Promise.resolve()
  const stops = [
    changes.on((change) => {
      if (change.kind === 'draft') noteOwn(change.draft)
    }),
    device.attention.watch(() => {
      if (!device.attention.isVisible()) tell()
    }),
    connection.onStatus((status) => {
      if (status === 'online') tell()
    }),
    keepWatching(context, (onLost) =>
      drafts.watch(account.id, {
        onValue(values, skipped) {
          if (skipped > 0) changes.emit({ kind: 'skipped', count: skipped })
          taking = taking.then(() => take(values)).catch(() => undefined)
        },
        onLost,
      }),
    ),
  ]
  signal.addEventListener('abort', () => {
    cancelPause?.()
    for (const stop of stops) stop()
  })
}
