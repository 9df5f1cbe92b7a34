import type { KeptLine } from '@/domain/connection/connection-report'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { Line } from '@/sync/line/line'
import type { SyncContext } from '@/sync/sync-context'

/** How often what was counted is written down, at most. */
export const KEEP_MS = 15_000

interface LineMemory {
  read(): KeptLine | undefined
  write(kept: KeptLine): void
}

/** Keeps on this device what the month has cost, and which connections were lost. */
export function startLineKeeper(
  { device, signal }: Pick<SyncContext, 'device' | 'signal'>,
  line: Line,
  memory: LineMemory,
): void {
  const { clock, attention } = device
  const kept = memory.read()
  if (kept) line.restore(kept)
  let written = ''
  let cancel: Unsubscribe | undefined

  function write() {
    const now = line.kept()
    const text = JSON.stringify(now)
    if (text !== written) memory.write(now)
    written = text
  }

  function run() {
    cancel = clock.after(KEEP_MS, () => {
      write()
      run()
    })
  }

  run()
  // A page may end without a word once nobody looks at it.
  const stops = [attention.watch(write), attention.onSleep(write)]
  signal.addEventListener('abort', () => {
    cancel?.()
    for (const stop of stops) stop()
    write()
  })
}
