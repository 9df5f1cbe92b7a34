import { MAX_PORTRAIT_LENGTH } from '@/domain/portrait/portrait'
import type { BrokenMessage } from '@/domain/replica/upkeep'
import { mintedAWhileAgo } from '@/sync/made-lately'
import type { SyncContext } from '@/sync/sync-context'
import { trimStorage } from '@/sync/trim-storage'

/** What comes in is let rest for so long before it is looked at whether it still fits. */
export const TRIM_REST_MS = 10_000

type KeeperContext = Pick<
  SyncContext,
  'account' | 'replica' | 'remotes' | 'device' | 'connection' | 'changes' | 'signal'
>

/**
 * Keeps this device's replica within its budget and whole: fetches again what could not be read.
 * Nothing waits for it, and what fails is tried at the next occasion. It ends with the lead.
 */
export function startStorageKeeper(
  context: KeeperContext,
  budgetBytes: () => number | undefined,
): void {
  const { replica, device, connection, changes, account, signal } = context
  let isResting = false
  let isRepairing = false

  function restThenTrim() {
    if (isResting) return
    isResting = true
    device.clock.after(TRIM_REST_MS, () => {
      isResting = false
      if (!signal.aborted) void trim()
    })
  }

  async function trim() {
    const budget = budgetBytes()
    if (budget === undefined) return
    // One tab at a time: two would give up twice as much.
    await device.locks
      .hold(`hearth-trim-${account.id}`, signal, async () => {
        const before = mintedAWhileAgo(connection.serverNow())
        const upkeep = await replica.upkeep()
        const portraits = (await upkeep.readPortraitPlaces()).length * MAX_PORTRAIT_LENGTH
        await trimStorage(upkeep, budget - portraits, before)
      })
      .catch(() => undefined)
  }

  async function repair() {
    if (isRepairing || signal.aborted || connection.status !== 'online') return
    isRepairing = true
    for (const broken of replica.broken) await repairOne(context, broken).catch(() => undefined)
    isRepairing = false
  }

  const stops = [
    changes.on(({ kind }) => {
      if (kind === 'messages') restThenTrim()
    }),
    replica.onStatus(() => void repair()),
    connection.onEachConnection(() => void repair()),
  ]
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop()
  })
  restThenTrim()
}

async function repairOne(
  { replica, remotes, changes }: KeeperContext,
  { room, id }: BrokenMessage,
): Promise<void> {
  const message = await remotes.messages.find(room, id)
  if (!message) {
    await (await replica.upkeep()).dropMessage({ room, id })
    return
  }
  await replica.applyHistory(room, { messages: [message], complete: undefined, cursor: undefined })
  changes.emit({ kind: 'messages', room, messages: [message] })
}
