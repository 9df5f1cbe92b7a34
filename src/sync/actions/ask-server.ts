import { fail, ok, type Result } from '@/shared/result'
import { pause } from '@/sync/pause'
import type { SyncContext } from '@/sync/sync-context'
import { takeToken } from '@/domain/outbox/token-bucket'

/** What is asked of the server is answered in this time, or not done as far as anyone knows. */
export const ACTION_TIMEOUT_MS = 10_000

/** Asks it once, with a connection and a limit to the waiting. An exception is a refusal. */
export async function askServer<Answer>(
  { connection, device }: SyncContext,
  ask: () => Promise<Answer>,
): Promise<Result<Answer, 'offline' | 'refused'>> {
  if (connection.status !== 'online') return fail('offline')
  const timeout = new AbortController()
  const tooLate = pause(device.clock, ACTION_TIMEOUT_MS, timeout.signal).then(
    () => undefined,
    () => undefined,
  )
  try {
    const answer = await Promise.race([ask().then(ok), tooLate])
    if (answer) return answer
    // With a connection an answer takes milliseconds: this one is taken for dead.
    connection.reconnect('unanswered')
    return fail('offline')
  } catch {
    return fail('refused')
  } finally {
    timeout.abort()
  }
}

/** What is left of one's tokens when one is taken for something that costs one; waits for it. */
export async function tokenFor(context: SyncContext): Promise<number> {
  const { account, remotes, connection, device, signal } = context
  const bucket = await remotes.messages.readBucket(account.id)
  const offer = takeToken(bucket, connection.serverNow())
  if (offer.kind === 'take') return offer.tokensLeft
  await pause(device.clock, offer.ms, signal)
  return tokenFor(context)
}
