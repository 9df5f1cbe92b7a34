import { furtherPaths } from '@/adapters/firebase/further-paths'
import { REST_TIMEOUT_MS } from '@/adapters/firebase/rest-database'
import type { UserId } from '@/shared/ids'

/**
 * Asks without a sign-in, and so without the SDK: who was deleted has none any more. Rejects where
 * there is no answer.
 */
export async function askGone(databaseURL: string, user: UserId): Promise<boolean> {
  const url = new URL(databaseURL)
  url.pathname = `/${furtherPaths.leaving(user)}.json`
  const response = await fetch(url, { signal: AbortSignal.timeout(REST_TIMEOUT_MS) })
  if (!response.ok) throw new Error(`asking was answered with ${response.status}`)
  return typeof (await response.json()) === 'number'
}
