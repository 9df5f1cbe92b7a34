import type { MessageChange, MessageEditRemote } from '@/domain/message/message-edit-remote'
import type { ChangeProblem, MessageChangeRow } from '@/domain/outbox/message-change'
import { REFILL_MS, takeToken, takeTokenModestly } from '@/domain/outbox/token-bucket'
import { pause, RETRY_PAUSE_MS } from '@/sync/pause'
import type { SyncContext } from '@/sync/sync-context'
import { createWorkLoop } from '@/sync/work-loop'

/** A denial that nothing explains is tried this often: the bucket may have been misjudged. */
const MAX_UNEXPLAINED = 3

/** Carries out what shall become of messages that are sent, one after the other. It ends with the lead. */
export function startWishSender(context: SyncContext, edits: MessageEditRemote): void {
  const { replica, remotes, account, connection, device, changes, signal } = context
  const denials = new Map<number, number>()
  const wake = createWorkLoop(context, carryOutAll)

  async function carryOutAll() {
    for (;;) {
      const rows = await (await replica.upkeep()).readChanges()
      const next = rows.find(({ problem }) => problem === undefined)
      if (!next || signal.aborted || connection.status !== 'online') return
      await attempt(next)
    }
  }

  async function attempt(row: MessageChangeRow) {
    const bucket = await remotes.messages.readBucket(account.id)
    const offer = denials.has(row.order)
      ? ({ kind: 'take', tokensLeft: takeTokenModestly(bucket) } as const)
      : takeToken(bucket, connection.serverNow())
    if (offer.kind === 'wait') {
      await pause(device.clock, offer.ms, signal)
      return
    }
    const change = { room: row.room, id: row.id, by: account.id, tokensLeft: offer.tokensLeft }
    if ((await carryOut(change, row)) === 'denied') await afterDenial(row)
    else await settle(row)
  }

  function carryOut(change: MessageChange, { wish }: MessageChangeRow) {
    if (wish.kind === 'remove') return edits.remove(change)
    if (wish.kind === 'react') return edits.react({ ...change, emoji: wish.emoji })
    return edits.edit({ ...change, text: wish.text, mentions: wish.mentions })
  }

  /** Takes the message as it is now: no feed may be running that would bring it. */
  async function settle(row: MessageChangeRow) {
    denials.delete(row.order)
    const message = await remotes.messages.find(row.room, row.id)
    const messages = message ? [message] : []
    await replica.applyHistory(row.room, { messages, complete: undefined, cursor: undefined })
    changes.emit({ kind: 'messages', room: row.room, messages })
    await (await replica.upkeep()).dropChange(row)
    changes.emit({ kind: 'wishes' })
  }

  async function afterDenial(row: MessageChangeRow) {
    const problem = await diagnose(row)
    // Somebody else has done it.
    if (row.wish.kind === 'remove' && problem === 'deleted') {
      await settle(row)
      return
    }
    const count = (denials.get(row.order) ?? 0) + 1
    denials.set(row.order, count)
    if (problem === undefined && count < MAX_UNEXPLAINED) {
      await pause(device.clock, RETRY_PAUSE_MS + REFILL_MS, signal)
      return
    }
    denials.delete(row.order)
    await (await replica.upkeep()).putChange({ ...row, problem: problem ?? 'refused' })
    changes.emit({ kind: 'wishes' })
  }

  /** The server only ever says "denied". `undefined`: nothing explains it. */
  async function diagnose({ room, id }: MessageChangeRow): Promise<ChangeProblem | undefined> {
    let isMember: boolean
    try {
      isMember = await remotes.rooms.isMember(room, account.id)
    } catch {
      return undefined
    }
    if (!isMember) {
      return (await remotes.rooms.exists(room).catch(() => true)) ? 'not-a-member' : 'room-gone'
    }
    const message = await remotes.messages.find(room, id)
    return !message || message.deletedAt !== undefined ? 'deleted' : undefined
  }

  const stops = [
    changes.on(({ kind }) => {
      if (kind === 'wishes') wake()
    }),
    connection.onStatus((status) => {
      if (status === 'online') wake()
    }),
  ]
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop()
  })
  wake()
}
