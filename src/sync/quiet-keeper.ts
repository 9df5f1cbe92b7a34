import type { DirectoryRemote } from '@/domain/user/directory-remote'
import type { NoticePreferences } from '@/domain/notice/notice-preferences'
import { quietEnd, type ToldQuiet } from '@/domain/notice/quiet-hours'
import type { OwnQuiet } from '@/sync/own-quiet'
import type { SyncContext } from '@/sync/sync-context'

export const QUIET_CHECK_MS = 10_000

interface QuietKeeperParts {
  readonly preferences: () => NoticePreferences
  readonly quiet: OwnQuiet
  readonly told: { read(): ToldQuiet | undefined; write(told: ToldQuiet | undefined): void }
  readonly directory: Pick<DirectoryRemote, 'setQuiet'>
}

/**
 * Shows the quiet hours of this device as “do not disturb”, where the person wants that: once as they begin, until
 * their end, and takes it back where they are switched off meanwhile. In the leader alone.
 */
export function startQuietKeeper(
  { account, device, connection, signal }: SyncContext,
  { preferences, quiet, told, directory }: QuietKeeperParts,
): void {
  const { clock, attention } = device
  let isBusy = false

  /** What is to be written: a time, 0 to take it back, or nothing. */
  function weigh(before: ToldQuiet | undefined, end: number | undefined): number | undefined {
    const now = connection.serverNow()
    // Chosen by hand since, on whichever device: that holds.
    const isOurs = before?.until === quiet.until() && quiet.until() > now
    if (end === undefined) return isOurs ? 0 : undefined
    const until = Math.round(end - clock.now() + now)
    return isOurs || quiet.until() < until ? until : undefined
  }

  async function check() {
    const { hasQuietHours, showsQuietHours, quietHours } = preferences()
    const isShown = hasQuietHours && showsQuietHours
    const end = isShown ? quietEnd(quietHours, new Date(clock.now())) : undefined
    const before = told.read()
    // Taken back by hand, it is not said again.
    if (isBusy || before?.end === end) return
    if (connection.status !== 'online' || !quiet.isHeard()) return
    isBusy = true
    try {
      const until = weigh(before, end)
      const answer = until === undefined ? 'done' : await directory.setQuiet(account.id, until)
      if (answer === 'done') told.write(end === undefined ? undefined : { end, until: until ?? 1 })
    } finally {
      isBusy = false
    }
  }

  function look() {
    if (signal.aborted) return
    void check().catch(() => undefined)
  }
  function lookNowAndThen() {
    look()
    if (!signal.aborted) clock.after(QUIET_CHECK_MS, lookNowAndThen)
  }
  lookNowAndThen()
  const stops = [attention.watch(look), connection.onEachConnection(look)]
  signal.addEventListener('abort', () => {
    for (const stop of stops) stop()
  })
}
