import type { UserId } from '@/shared/ids'

/** Who is signed in on this device. */
export interface Account {
  readonly id: UserId
  /** What the provider calls them; `undefined` for guests. */
  readonly name: string | undefined
  readonly photo: string | undefined
  /** Signed in anonymously: may talk, and keeps everything when a Google account is linked. */
  readonly isGuest: boolean
}

export type SignInProblem =
  /** The person closed the window; nothing to say but that it can be tried again. */
  | 'cancelled'
  /** The browser refused the window and the redirect could not start either. */
  | 'popup-blocked'
  | 'network'
  /** Linking only: that Google account already has a Hearth of its own. */
  | 'already-in-use'
  /** Guests are switched off in the project, or the domain is not allowed in it. */
  | 'not-allowed'
  | 'unknown'
