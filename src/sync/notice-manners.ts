import type { NoticeBoard } from '@/domain/device/notice-board'
import type { NoticePreferences } from '@/domain/notice/notice-preferences'
import { isQuietAt } from '@/domain/notice/quiet-hours'
import type { UserId } from '@/shared/ids'
import type { OwnQuiet } from '@/sync/own-quiet'
import type { ProfileSync } from '@/sync/profile-sync'
import type { SyncContext } from '@/sync/sync-context'

/** For a name that is not here yet, a notice waits so long. */
export const NAME_WAIT_MS = 2000
/** There is one sound in so long. */
const CHIME_PAUSE_MS = 3000

export type NoticeContext = Pick<
  SyncContext,
  'account' | 'replica' | 'device' | 'connection' | 'changes' | 'signal'
>

interface MannerParts {
  readonly board: NoticeBoard
  readonly preferences: () => NoticePreferences
  readonly profiles: Pick<ProfileSync, 'want'>
  readonly quiet: Pick<OwnQuiet, 'until' | 'known'>
}

/** What every notice has to ask first, whatever it is about. */
export function createNoticeManners(
  { replica, connection, device: { clock, attention }, changes, signal }: NoticeContext,
  { board, preferences, profiles, quiet }: MannerParts,
) {
  let chimedAt = 0

  return {
    /** Whether a notice may be shown; makes the sound that goes with it. */
    async mayShow(): Promise<boolean> {
      await quiet.known
      const { isOn, hasSound, hasQuietHours, quietHours } = preferences()
      const isQuiet = hasQuietHours && isQuietAt(quietHours, new Date(clock.now()))
      const isDisturbing = connection.serverNow() < quiet.until()
      if (signal.aborted || isQuiet || isDisturbing) return false
      if (hasSound && attention.isVisible() && clock.now() - chimedAt >= CHIME_PAUSE_MS) {
        chimedAt = clock.now()
        board.chime()
      }
      return isOn && board.permission() === 'granted'
    },

    async nameOf(user: UserId): Promise<string | undefined> {
      const known = (await replica.readProfiles()).find(({ id }) => id === user)
      if (known) return known.name
      return new Promise((resolve) => {
        const finish = (name: string | undefined) => {
          stop()
          cancel()
          resolve(name)
        }
        const stop = changes.on((change) => {
          if (change.kind === 'profile' && change.profile.id === user) finish(change.profile.name)
        })
        const cancel = clock.after(NAME_WAIT_MS, () => finish(undefined))
        profiles.want(user)
      })
    },
  }
}
export type NoticeManners = ReturnType<typeof createNoticeManners>
