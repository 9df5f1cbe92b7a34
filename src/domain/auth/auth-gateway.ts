import type { Account, SignInProblem } from '@/domain/auth/account'
import type { Result } from '@/shared/result'
import type { Unsubscribe } from '@/shared/unsubscribe'

/** Someone the account chooser offers where no Google account is needed. */
export interface DemoPerson {
  /** Google's stable id of the account (`sub`). */
  readonly subject: string
  readonly name: string
  readonly email: string
  readonly photo: string | undefined
}

/** Signing in and out. Needs a sign-in service, so it is tested in tests/e2e/sign-in.test.ts. */
export interface AuthGateway {
  /** Calls back with the account at once when it is known, and at each change. */
  watch(listener: (account: Account | undefined) => void): Unsubscribe
  /** Opens Google's window; where the browser refuses windows, goes there by redirect. */
  signInWithGoogle(): Promise<Result<Account, SignInProblem>>
  signInAsGuest(): Promise<Result<Account, SignInProblem>>
  /** Turns the guest into a Google account with the same id, so that everything stays. */
  linkGoogle(): Promise<Result<Account, SignInProblem>>
  signOut(): Promise<void>
  /** The end of an account, whose code loads with it. Rejects where it cannot be loaded. */
  ending(): Promise<AccountEnding>
  /** Only where the Auth emulator answers: accounts that need no window and no password. */
  readonly demo: DemoAccounts | undefined
}

export interface AccountEnding {
  /** When the person who is signed in last proved who they are, in ms; 0: unknown. */
  signedInAt(): number
  /** Deletes the sign-in itself, for good. `done` also where there is none. */
  deleteAccount(): Promise<'done' | 'sign-in-again' | 'network' | 'unknown'>
}

export interface DemoAccounts {
  signIn(person: DemoPerson): Promise<Result<Account, SignInProblem>>
  /** Like `linkGoogle`, with this person's credential. */
  link(person: DemoPerson): Promise<Result<Account, SignInProblem>>
}
