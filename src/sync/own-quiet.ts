import type { Profile } from '@/domain/user/profile'
import type { ProfileSync } from '@/sync/profile-sync'
import type { SyncContext } from '@/sync/sync-context'

/** The server's word on one's own profile is waited for so long: what comes meanwhile may have to be quiet. */
export const QUIET_WAIT_MS = 2000

type OwnQuietContext = Pick<SyncContext, 'account' | 'replica' | 'changes' | 'signal' | 'device'>

/** Until when the person does not want to be disturbed, as one of their devices has said. */
export function createOwnQuiet(
  { account, replica, changes, signal, device: { clock } }: OwnQuietContext,
  profiles: Pick<ProfileSync, 'heard'>,
) {
  const mine = account.id
  let quietUntil: number | undefined
  let settle: () => void = () => undefined
  const told = new Promise<void>((resolve) => (settle = resolve))
  const note = (profile: Profile | undefined) => {
    if (profile?.id === mine) quietUntil = profile.quietUntil ?? 0
  }
  const stop = changes.on((change) => {
    if (change.kind !== 'profile' || change.profile.id !== mine) return
    note(change.profile)
    settle()
  })
  signal.addEventListener('abort', stop)

  async function readKept() {
    const kept = (await replica.readProfiles()).find(({ id }) => id === mine)
    // What has come in meanwhile is newer.
    if (quietUntil === undefined) note(kept)
  }
  const isHeard = () => profiles.heard?.has(mine) === true
  if (isHeard()) settle()
  else clock.after(QUIET_WAIT_MS, settle)
  const known = Promise.all([readKept().catch(() => undefined), told])

  return {
    /** By the server's time; 0 or past where nothing was said. */
    until: () => quietUntil ?? 0,
    /** Settles once it is known, or as well as it can be for now. */
    known,
    /** Whether the server has told it. */
    isHeard,
  }
}
export type OwnQuiet = ReturnType<typeof createOwnQuiet>
