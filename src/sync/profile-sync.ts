import { DELETED_NAME } from '@/domain/user/deleted-name'
import type { Profile } from '@/domain/user/profile'
import type { UserId } from '@/shared/ids'
import { keepWatching } from '@/sync/keep-watching'
import type { SyncContext } from '@/sync/sync-context'

export interface ProfileSync {
  /** From now on this person's profile is kept up to date on this device. */
  want(user: UserId): void
  /** Those of whom the server has told; in the tab that leads. */
  readonly heard?: ReadonlySet<UserId>
}

/** Fetches the profiles of people who are on screen, and makes sure that one's own exists. */
export function startProfileSync(context: SyncContext, ownName: string): ProfileSync {
  const { account, remotes, replica, changes, signal } = context
  const wanted = new Set<UserId>()
  const heard = new Set<UserId>()

  function keep(profile: Profile) {
    heard.add(profile.id)
    void replica.putProfile(profile).catch(() => undefined)
    changes.emit({ kind: 'profile', profile })
  }

  function want(user: UserId) {
    if (wanted.has(user) || signal.aborted) return
    wanted.add(user)
    const stop = keepWatching(context, (onLost) =>
      remotes.profiles.watch(user, {
        onValue(profile) {
          if (profile) keep(profile)
          else void missed(user).catch(() => undefined)
        },
        onLost,
      }),
    )
    signal.addEventListener('abort', stop)
  }

  /** First time here: others need something to call this person. Or there is no such person any more. */
  async function missed(user: UserId) {
    const isOwn = user === account.id
    const own = { id: user, name: ownName, photo: account.photo }
    if (isOwn && (await remotes.profiles.save(own)) === 'done') return
    const { account: accounts } = await remotes.further()
    if (!(await accounts.isLeaving(user))) return
    if (isOwn) changes.emit({ kind: 'account-gone' })
    else keep({ id: user, name: DELETED_NAME, photo: undefined })
  }

  want(account.id)
  return { want, heard }
}
