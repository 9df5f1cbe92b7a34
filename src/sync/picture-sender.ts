import type { OutboxRow, RefusalReason } from '@/domain/outbox/outbox'
import { countPieces, type Picture } from '@/domain/picture/picture'
import type { PicturePlace, PictureRemote } from '@/domain/picture/picture-remote'
import type { MessageId } from '@/shared/ids'
import { tokenFor } from '@/sync/actions/ask-server'
import { pause, RETRY_PAUSE_MS } from '@/sync/pause'
import { diagnoseRefusal } from '@/sync/refusal'
import type { SyncContext } from '@/sync/sync-context'
import { createWorkLoop } from '@/sync/work-loop'

/** A denial that nothing explains is tried this often: the bucket may have been misjudged. */
const MAX_UNEXPLAINED = 3

/**
 * Brings the pictures of waiting rows to the server, piece by piece, the oldest first; their rows may go then. Which
 * pieces are there is asked of the server, so that none is sent twice, whatever ended the last try. It ends with the lead.
 */
export function startPictureSender(context: SyncContext, pictures: PictureRemote): void {
  const { replica, connection, device, changes, signal } = context
  /** Not whole yet, as far as is known here: what of it is on the server goes when the row is taken out. */
  const unfinished = new Map<MessageId, PicturePlace>()
  const denials = new Map<MessageId, number>()
  const wake = createWorkLoop(context, sendAll)

  async function sendAll() {
    for (;;) {
      const rows = await replica.readOutbox()
      await clearAway(rows)
      if (signal.aborted || connection.status !== 'online') return
      const next = rows.find(({ blob, isUp, status }) => blob && !isUp && status === 'waiting')
      if (!next?.blob) return
      await attempt(next, { room: next.room, id: next.blob })
    }
  }

  /** Notes what waits, and takes away what was begun and is not wanted any more. */
  async function clearAway(rows: readonly OutboxRow[]) {
    const waiting = new Set(rows.map(({ id }) => id))
    for (const { id, room, blob, isUp } of rows) {
      if (blob && !isUp) unfinished.set(id, { room, id: blob })
      else unfinished.delete(id)
    }
    for (const [id, place] of unfinished) {
      if (waiting.has(id)) continue
      unfinished.delete(id)
      // While offline it waits; nobody waits for it.
      void pictures.remove(place).catch(() => undefined)
      await (await replica.upkeep()).dropPicture(place.id)
    }
  }

  async function attempt(row: OutboxRow, place: PicturePlace) {
    const picture = await (await replica.upkeep()).readPicture(place.id)
    if (!picture) {
      await refuse(row, 'no-picture')
      return
    }
    const answer = await bringUp(row, picture).catch(async (cause: unknown) => {
      const verdict = await diagnoseRefusal(context, row)
      if (verdict.kind !== 'refused') throw cause
      return 'denied' as const
    })
    if (answer === 'up') await release(row)
    if (answer === 'denied') await afterDenial(row)
  }

  async function bringUp(row: OutboxRow, picture: Picture): Promise<'up' | 'denied' | 'dropped'> {
    const { isAnnounced, isWhole, pieces } = await pictures.readSent(picture)
    if (isWhole) return 'up'
    if (!isAnnounced) {
      const announced = await pictures.announce(picture, await tokenFor(context))
      if (announced === 'denied') return announced
    }
    const of = countPieces(picture.bytes.length)
    const missing = Array.from({ length: of }, (_, at) => at).filter((at) => !pieces.has(at))
    const tell = (left: number) =>
      changes.emit({ kind: 'picture', id: picture.id, sent: of - left, of })
    for (const [count, at] of missing.entries()) {
      tell(missing.length - count)
      if (!(await isWanted(row))) return 'dropped'
      const isLast = count === missing.length - 1
      if ((await pictures.sendPiece(picture, at, isLast)) === 'denied') return 'denied'
      denials.delete(row.id)
    }
    tell(0)
    return 'up'
  }

  async function isWanted({ id }: OutboxRow): Promise<boolean> {
    return !signal.aborted && (await replica.readOutbox()).some((row) => row.id === id)
  }

  async function release(row: OutboxRow) {
    unfinished.delete(row.id)
    await replica.changeOutboxRow(row.id, (now) => ({ ...now, isUp: true }))
    changes.emit({ kind: 'outbox' })
  }

  async function afterDenial(row: OutboxRow) {
    const verdict = await diagnoseRefusal(context, row)
    // Its message is there: whoever delivers messages finds it.
    if (verdict.kind === 'stored') await release(row)
    if (verdict.kind === 'refused') await refuse(row, verdict.reason)
    const count = (denials.get(row.id) ?? 0) + 1
    denials.set(row.id, count)
    if (verdict.kind === 'unexplained' && count >= MAX_UNEXPLAINED) await refuse(row, 'refused')
    else await pause(device.clock, RETRY_PAUSE_MS, signal)
  }

  async function refuse(row: OutboxRow, reason: RefusalReason) {
    denials.delete(row.id)
    await replica.changeOutboxRow(row.id, (now) => ({ ...now, status: 'refused', reason }))
    changes.emit({ kind: 'outbox' })
  }

  const stops = [
    changes.on(({ kind }) => {
      if (kind === 'outbox') wake()
    }),
    connection.onStatus(wake),
  ]
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop()
  })
  wake()
}
