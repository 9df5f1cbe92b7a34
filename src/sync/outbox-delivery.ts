import type { Account } from '@/domain/auth/account'
import type { Transport } from '@/domain/connection/transport'
import type { DeliveryRemotes } from '@/domain/outbox/delivery-remotes'
import type { OutboxRow, RefusalReason } from '@/domain/outbox/outbox'
import {
  REFILL_MS,
  takeToken,
  takeTokenModestly,
  type TokenBucket,
} from '@/domain/outbox/token-bucket'
import type { MessageId, RoomId } from '@/shared/ids'
import { watchArrival, type Arrival } from '@/sync/arrival'
import { pause, RETRY_PAUSE_MS } from '@/sync/pause'
import { diagnoseRefusal } from '@/sync/refusal'
import type { SyncContext } from '@/sync/sync-context'

/** With a connection, an answer takes milliseconds; after this the connection is taken for dead. */
export const ANSWER_TIMEOUT_MS = 15_000
/** The echo comes before the answer and only has to be stored; after this it is fetched instead. */
export const ECHO_TIMEOUT_MS = 2000
/** A denial that nothing explains is tried this often: the bucket may have been misjudged. */
export const MAX_UNEXPLAINED_DENIALS = 3

/** Whether a room's feed is running, so that it will bring the message by itself. */
export type IsFed = (room: RoomId) => boolean

/** What delivering needs: of a tab with its live connection, or of the service worker over REST. */
export interface DeliveryContext extends Pick<SyncContext, 'replica' | 'changes' | 'signal'> {
  readonly account: Pick<Account, 'id'>
  readonly remotes: DeliveryRemotes
  readonly device: Pick<SyncContext['device'], 'clock'>
  readonly connection: Pick<SyncContext['connection'], 'serverNow' | 'reconnect'>
}

export interface OutboxDelivery {
  /** The first row that may go, in the order of composing; `undefined` when none may. */
  next(): Promise<OutboxRow | undefined>
  /**
   * One try at one row: at most it waits for the rate limit, sends and settles what the answer
   * means. The row may still be there afterwards. Rejects when the server could not be asked.
   */
  attempt(row: OutboxRow): Promise<void>
  /** What the bucket held may have been spent by another device. */
  forgetBucket(): void
}

/** Delivers the rows of one outbox. Whoever uses it holds the lock `outboxLock`. */
export function createOutboxDelivery(
  context: DeliveryContext,
  isFed: IsFed,
  via: () => Transport,
): OutboxDelivery {
  const { replica, remotes, connection, changes, device, account, signal } = context
  let bucket: TokenBucket | undefined
  let isBucketKnown = false
  const denials = new Map<MessageId, number>()

  async function attempt(row: OutboxRow) {
    if (!isBucketKnown) {
      bucket = await remotes.messages.readBucket(account.id)
      isBucketKnown = true
    }
    // After a denial a pause has passed, longer than one token takes to come back.
    const offer = denials.has(row.id)
      ? ({ kind: 'take', tokensLeft: takeTokenModestly(bucket) } as const)
      : takeToken(bucket, connection.serverNow())
    if (offer.kind === 'wait') {
      changes.emit({ kind: 'paced', until: device.clock.now() + offer.ms, every: REFILL_MS })
      await pause(device.clock, offer.ms, signal)
      return
    }
    const { after: claimed } = await replica.changeOutboxRow(row.id, claim)
    notify()
    if (claimed?.status !== 'sending') return
    const { tokensLeft } = offer
    const arrival = watchArrival(changes, claimed.id)
    const cancelAlarm = device.clock.after(ANSWER_TIMEOUT_MS, () =>
      connection.reconnect('unanswered'),
    )
    try {
      const answer = await remotes.messages.send({ ...claimed, tokensLeft }).finally(cancelAlarm)
      if (answer === 'denied') await afterDenial(claimed)
      else {
        changes.emit({ kind: 'sent', room: claimed.room, id: claimed.id, via: via() })
        await afterStored(claimed, tokensLeft, arrival)
      }
    } finally {
      arrival.stop()
    }
  }

  /** The feed stores the echo and clears the row; until then the row must not be sent again. */
  async function afterStored(row: OutboxRow, tokensLeft: number, arrival: Arrival) {
    // Later than the server's own time of it, so the next claim is never too high.
    bucket = { at: connection.serverNow(), tokens: tokensLeft }
    if (isFed(row.room)) {
      await pause(device.clock, ECHO_TIMEOUT_MS, signal, arrival.seen)
    }
    if (!arrival.isSeen()) await settle(row)
  }

  async function afterDenial(row: OutboxRow) {
    isBucketKnown = false
    const verdict = await diagnoseRefusal(context, row)
    if (verdict.kind === 'stored') await settle(row)
    else if (verdict.kind === 'refused') await refuse(row, verdict.reason)
    else {
      const count = (denials.get(row.id) ?? 0) + 1
      denials.set(row.id, count)
      const isHopeless = verdict.kind === 'unexplained' && count >= MAX_UNEXPLAINED_DENIALS
      if (isHopeless) await refuse(row, 'refused')
      else {
        // Perhaps one of those it names has left: that must not keep the words back.
        if (count > 1) await replica.changeOutboxRow(row.id, withoutMentions)
        await pause(device.clock, RETRY_PAUSE_MS, signal)
      }
    }
  }

  /** Takes the stored message from the server, since no feed brings it, and clears the row. */
  async function settle(row: OutboxRow) {
    denials.delete(row.id)
    const message = await remotes.messages.find(row.room, row.id)
    const messages = message ? [message] : []
    try {
      await replica.applyHistory(row.room, { messages, complete: undefined, cursor: undefined })
    } finally {
      await replica.changeOutboxRow(row.id, () => undefined)
      changes.emit({ kind: 'messages', room: row.room, messages })
      notify()
    }
  }

  async function refuse(row: OutboxRow, reason: RefusalReason) {
    denials.delete(row.id)
    await replica.changeOutboxRow(row.id, (now) => ({ ...now, status: 'refused', reason }))
    notify()
  }

  function notify() {
    changes.emit({ kind: 'outbox' })
  }

  return {
    async next() {
      const held = new Set<RoomId>()
      return (await replica.readOutbox()).find(({ status, room, blob, isUp }) => {
        // Its picture goes first, and what was said after it in its room waits with it.
        if (blob && !isUp && status === 'waiting') held.add(room)
        return status !== 'refused' && !held.has(room)
      })
    },
    attempt,
    forgetBucket: () => (isBucketKnown = false),
  }
}

const withoutMentions = (row: OutboxRow): OutboxRow => ({ ...row, mentions: undefined })

function claim(row: OutboxRow): OutboxRow {
  if (row.status === 'refused') return row
  return { ...row, status: 'sending', tries: row.tries + 1 }
}
