import type { DirectoryRemote } from '@/domain/user/directory-remote'
import type { NoticePreferences } from '@/domain/notice/notice-preferences'
import { nextTurn, quietEnd, type ToldQuiet } from '@/domain/notice/quiet-hours'
import type { Unsubscribe } from '@/shared/unsubscribe'
import type { OwnQuiet } from '@/sync/own-quiet'
import type { SyncContext } from '@/sync/sync-context'

/** Timers stand still while a laptop sleeps, and somebody may set the clock: no wait is longer. */
export const LONGEST_WAIT_MS = 600_000

interface QuietKeeperParts {
  readonly preferences: {
    read(): NoticePreferences
    /** Told of each change, also of one in another tab. */
    watch(listener: () => void): Unsubscribe
  }
  readonly quiet: OwnQuiet
  readonly told: { read(): ToldQuiet | undefined; write(told: ToldQuiet | undefined): void }
  readonly directory: Pick<DirectoryRemote, 'setQuiet'>
}

/**
 * Shows the quiet hours of this device as “do not disturb”, where the person wants that: once as they begin, until
 * their end, and takes it back where they are switched off meanwhile. In the leader alone.
 */
export function startQuietKeeper(
  { account, device, connection, changes, signal }: SyncContext,
  { preferences, quiet, told, directory }: QuietKeeperParts,
): void {
  const { clock, attention } = device
  let checking = Promise.resolve()
  let cancelWait: Unsubscribe | undefined

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
    if (signal.aborted) return
    const { hasQuietHours, showsQuietHours, quietHours } = preferences.read()
    const isShown = hasQuietHours && showsQuietHours
    const end = isShown ? quietEnd(quietHours, new Date(clock.now())) : undefined
    const before = told.read()
    // Taken back by hand, it is not said again.
    if (before?.end === end) return
    if (connection.status !== 'online' || !quiet.isHeard()) return
    const until = weigh(before, end)
    const answer = until === undefined ? 'done' : await directory.setQuiet(account.id, until)
    if (answer === 'done') told.write(end === undefined ? undefined : { end, until: until ?? 1 })
  }

  function look() {
    cancelWait?.()
    if (signal.aborted) return
    checking = checking.then(check).catch(() => undefined)
    const now = clock.now()
    const turn = nextTurn(preferences.read().quietHours, new Date(now))
    cancelWait = clock.after(Math.min(turn - now, LONGEST_WAIT_MS), look)
  }

  look()
  const stops = [
    preferences.watch(look),
    attention.onWake(look),
    connection.onEachConnection(look),
    // What the server has of it is known only now.
    changes.on((change) => {
      if (change.kind === 'profile' && change.profile.id === account.id) look()
    }),
  ]
  signal.addEventListener('abort', () => {
    cancelWait?.()
    for (const stop of stops) stop()
  })
}
