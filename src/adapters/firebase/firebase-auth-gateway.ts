import {
  onAuthStateChanged,
  signOut,
  type Auth,
  type AuthCredential,
  type AuthProvider,
  type User,
  type UserCredential,
} from 'firebase/auth'
import type * as SignInWays from '@/adapters/firebase/firebase-sign-in'
import type { Account, SignInProblem } from '@/domain/auth/account'
import type {
  AccountEnding,
  AuthGateway,
  DemoAccounts,
  DemoPerson,
} from '@/domain/auth/auth-gateway'
import { isUserId } from '@/shared/ids'
import { fail, ok, type Result } from '@/shared/result'
import type { Unsubscribe } from '@/shared/unsubscribe'

type SignIn = Promise<Result<Account, SignInProblem>>

interface GatewayOptions {
  /** The Auth emulator takes made-up Google credentials; the real service would not. */
  readonly hasDemo: boolean
  /** Remembers across the redirect that one is under way. */
  readonly redirects: RedirectMemory
}

/** Set just before the page leaves for Google, read when it comes back. */
export interface RedirectMemory {
  isPending(): boolean
  setPending(isPending: boolean): void
}

/** Google by popup, by redirect where popups are refused, and guests. */
export class FirebaseAuthGateway implements AuthGateway {
  readonly demo: DemoAccounts | undefined
  readonly #auth: Auth
  readonly #redirects: RedirectMemory

  constructor(auth: Auth, { hasDemo, redirects }: GatewayOptions) {
    this.#auth = auth
    this.#redirects = redirects
    this.demo = hasDemo ? this.#demoAccounts() : undefined
  }

  watch(listener: (account: Account | undefined) => void): Unsubscribe {
    let isOver = false
    let stop: Unsubscribe = () => undefined
    // Returning from a redirect, the answer has to be taken before "nobody" is believed.
    void this.#takeRedirect().finally(() => {
      if (isOver) return
      stop = onAuthStateChanged(this.#auth, (user) => {
        listener(user ? toAccount(user) : undefined)
        // Ready before it is asked for: some browsers refuse a window that a click asked for a while ago.
        if (!user || user.isAnonymous) loadWays().catch(() => undefined)
      })
    })
    return () => {
      isOver = true
      stop()
    }
  }

  signInWithGoogle(): SignIn {
    return this.#throughWindow(
      (ways) => ways.signInWithPopup(this.#auth, google(ways), ways.browserPopupRedirectResolver),
      (ways) =>
        ways.signInWithRedirect(this.#auth, google(ways), ways.browserPopupRedirectResolver),
    )
  }

  signInAsGuest(): SignIn {
    return outcome(({ signInAnonymously }) => signInAnonymously(this.#auth))
  }

  linkGoogle(): SignIn {
    const user = this.#auth.currentUser
    if (!user) return Promise.resolve(fail('unknown'))
    return this.#throughWindow(
      (ways) => ways.linkWithPopup(user, google(ways), ways.browserPopupRedirectResolver),
      (ways) => ways.linkWithRedirect(user, google(ways), ways.browserPopupRedirectResolver),
    )
  }

  signOut(): Promise<void> {
    return signOut(this.#auth)
  }

  async ending(): Promise<AccountEnding> {
    return new (await import('@/adapters/firebase/firebase-account-ending')).FirebaseAccountEnding(
      this.#auth,
    )
  }

  async #throughWindow(
    popup: (ways: Ways) => Promise<UserCredential>,
    redirect: (ways: Ways) => Promise<never>,
  ): SignIn {
    try {
      return ok(toAccount((await popup(await loadWays())).user))
    } catch (cause) {
      const { problem, isPopupRefused } = await lookInto(cause)
      if (!isPopupRefused) return fail(problem)
    }
    try {
      this.#redirects.setPending(true)
      return await redirect(await loadWays())
    } catch {
      this.#redirects.setPending(false)
      return fail('popup-blocked')
    }
  }

  async #takeRedirect(): Promise<void> {
    if (!this.#redirects.isPending()) return
    this.#redirects.setPending(false)
    // A redirect that failed leaves the person signed out, where they can try again.
    const take = async () => {
      const { getRedirectResult, browserPopupRedirectResolver } = await loadWays()
      return getRedirectResult(this.#auth, browserPopupRedirectResolver)
    }
    await take().catch(() => undefined)
  }

  #demoAccounts(): DemoAccounts {
    const auth = this.#auth
    return {
      signIn: (person) =>
        outcome((ways) => ways.signInWithCredential(auth, demoCredential(ways, person))),
      link(person) {
        const user = auth.currentUser
        if (!user) return Promise.resolve(fail('unknown'))
        return outcome((ways) => ways.linkWithCredential(user, demoCredential(ways, person)))
      },
    }
  }
}

type Ways = typeof SignInWays

const loadWays = (): Promise<Ways> => import('@/adapters/firebase/firebase-sign-in')

function google({ GoogleAuthProvider }: Ways): AuthProvider {
  const provider = new GoogleAuthProvider()
  provider.setCustomParameters({ prompt: 'select_account' })
  return provider
}

/** The Auth emulator reads a bare JSON object where Google would send a signed token. */
function demoCredential(
  { GoogleAuthProvider }: Ways,
  { subject, name, email, photo }: DemoPerson,
): AuthCredential {
  const claims = { sub: subject, name, email, email_verified: true, picture: photo }
  return GoogleAuthProvider.credential(JSON.stringify(claims))
}

async function outcome(signIn: (ways: Ways) => Promise<UserCredential>): SignIn {
  try {
    return ok(toAccount((await signIn(await loadWays())).user))
  } catch (cause) {
    return fail((await lookInto(cause)).problem)
  }
}

/** Loaded only where something went wrong, which may be the network that it loads over. */
async function lookInto(
  cause: unknown,
): Promise<{ problem: SignInProblem; isPopupRefused: boolean }> {
  try {
    const module = await import('@/adapters/firebase/sign-in-problem')
    return { problem: module.toSignInProblem(cause), isPopupRefused: module.isPopupRefused(cause) }
  } catch {
    return { problem: 'network', isPopupRefused: false }
  }
}

function toAccount(user: User): Account {
  if (!isUserId(user.uid)) throw new Error('a user id that cannot be a key')
  // After linking, the name is the provider's; the account itself has none yet.
  const google = user.providerData.find((info) => info.providerId === 'google.com')
  return {
    id: user.uid,
    name: user.displayName ?? google?.displayName ?? undefined,
    photo: user.photoURL ?? google?.photoURL ?? undefined,
    isGuest: user.isAnonymous,
  }
}
