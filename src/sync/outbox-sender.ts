import type { UserId } from '@/shared/ids'
import type { IsFed, OutboxDelivery } from '@/sync/outbox-delivery'
import { pause, RETRY_PAUSE_MS } from '@/sync/pause'
import type { SyncContext } from '@/sync/sync-context'

/** Whoever sends from a person's outbox on this device holds this lock, so that only one does. */
export const outboxLock = (user: UserId) => `hearth-outbox-${user}`

export interface OutboxSender {
  /** There is something new to send. */
  wake(): void
}

/**
 * Sends what waits, one after the other in the order it was composed, in one tab at a time. A row is
 * marked on disk before it may reach the server; from then on it is only ever the same message.
 */
export function startOutboxSender(
  context: SyncContext,
  isFed: IsFed,
  { isStolen = false } = {},
): OutboxSender {
  const { connection, device, account, signal } = context
  let delivery: OutboxDelivery | undefined
  let hasNews = false
  let stopSleeping: () => void = () => undefined

  async function run() {
    connection.onStatus(() => delivery?.forgetBucket())
    while (!signal.aborted) {
      await connection.whenOnline(signal)
      hasNews = false
      await sendNext().catch(() => pause(device.clock, RETRY_PAUSE_MS, signal))
    }
  }

  /** Its code loads behind what is drawn; where it cannot be had, it is tried again like a send. */
  async function loadDelivery() {
    const { createOutboxDelivery } = await import('@/sync/outbox-delivery')
    return createOutboxDelivery(context, isFed, () => context.remotes.connection.transport())
  }

  async function sendNext() {
    delivery ??= await loadDelivery()
    const row = await delivery.next()
    if (row) await delivery.attempt(row)
    else await sleep()
  }

  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      stopSleeping = resolve
      // It may have come while the outbox was being read.
      if (hasNews || signal.aborted) resolve()
    })
  }

  function wake() {
    hasNews = true
    stopSleeping()
  }

  /** Lets go when the tab no longer leads, even if an answer that the loop waits for never comes. */
  const runUntilAborted = () =>
    Promise.race([
      run(),
      new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve())
      }),
    ])

  signal.addEventListener('abort', wake)
  const lock = outboxLock(account.id)
  const held = isStolen
    ? device.locks.steal(lock, runUntilAborted)
    : device.locks.hold(lock, signal, runUntilAborted)
  // Aborting ends the loop by a rejection; that is how it is meant to end.
  held.catch(() => undefined)
  return { wake }
}
