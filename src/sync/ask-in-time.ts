import type { SyncContext } from '@/sync/sync-context'

/** How long to wait for a page before saying that the network does not answer. */
export const PAGE_TIMEOUT_MS = 10_000

/** What the server answers; `undefined` where there is no connection, or no answer in time. */
export async function askInTime<Answer extends { readonly skipped: number }>(
  { connection, device, changes }: SyncContext,
  ask: () => Promise<Answer>,
): Promise<Answer | undefined> {
  if (connection.status !== 'online') return undefined
  let disarm: () => void = () => undefined
  const timeout = new Promise<undefined>((resolve) => {
    disarm = device.clock.after(PAGE_TIMEOUT_MS, () => resolve(undefined))
  })
  const answer = await Promise.race([ask(), timeout])
    .catch(() => undefined)
    .finally(() => disarm())
  if (answer && answer.skipped > 0) changes.emit({ kind: 'skipped', count: answer.skipped })
  return answer
}
