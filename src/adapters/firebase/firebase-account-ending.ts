import type { Auth } from 'firebase/auth'
import type { AccountEnding } from '@/domain/auth/auth-gateway'

const GONE = new Set(['auth/user-not-found', 'auth/user-token-expired', 'auth/user-disabled'])

/** The end of the account that is signed in. */
export class FirebaseAccountEnding implements AccountEnding {
  readonly #auth: Auth

  constructor(auth: Auth) {
    this.#auth = auth
  }

  signedInAt(): number {
    return Date.parse(this.#auth.currentUser?.metadata.lastSignInTime ?? '') || 0
  }

  async deleteAccount() {
    try {
      await this.#auth.currentUser?.delete()
      return 'done'
    } catch (cause) {
      const code = (cause as { code?: unknown }).code
      if (typeof code !== 'string') return 'unknown'
      // An earlier try got through, and its answer did not.
      if (GONE.has(code)) return 'done'
      if (code === 'auth/requires-recent-login') return 'sign-in-again'
      return code === 'auth/network-request-failed' ? 'network' : 'unknown'
    }
  }
}
