import { pause, RETRY_PAUSE_MS } from '@/sync/pause'
import type { SyncContext } from '@/sync/sync-context'

type LoopContext = Pick<SyncContext, 'connection' | 'device' | 'signal'>

/**
 * Does all there is to do whenever it is woken, one run at a time; again where it was woken meanwhile, and,
 * with a connection, where it failed. Waking it is what this gives; whoever has work wakes it once online, too.
 */
export function createWorkLoop(
  { connection, device, signal }: LoopContext,
  doAll: () => Promise<void>,
): () => void {
  let isRunning = false
  let hasNews = false

  async function run() {
    isRunning = true
    while (hasNews && !signal.aborted) {
      hasNews = false
      await doAll().catch(async () => {
        hasNews = connection.status === 'online'
        await pause(device.clock, RETRY_PAUSE_MS, signal).catch(() => undefined)
      })
    }
    isRunning = false
  }

  return () => {
    hasNews = true
    if (!isRunning) void run()
  }
}
