import type { SignInProblem } from '@/domain/auth/account'

const PROBLEMS = new Map<string, SignInProblem>(
  Object.entries({
    'auth/popup-closed-by-user': 'cancelled',
    'auth/cancelled-popup-request': 'cancelled',
    'auth/user-cancelled': 'cancelled',
    'auth/popup-blocked': 'popup-blocked',
    'auth/network-request-failed': 'network',
    'auth/timeout': 'network',
    // The script that the window needs could not be loaded.
    'auth/internal-error': 'network',
    'auth/credential-already-in-use': 'already-in-use',
    'auth/email-already-in-use': 'already-in-use',
    'auth/provider-already-linked': 'already-in-use',
    'auth/operation-not-allowed': 'not-allowed',
    'auth/admin-restricted-operation': 'not-allowed',
    'auth/unauthorized-domain': 'not-allowed',
  } as const),
)

/** Firebase's error codes, in the words of the domain. */
export function toSignInProblem(cause: unknown): SignInProblem {
  return PROBLEMS.get(codeOf(cause)) ?? 'unknown'
}

/** Whether the browser would not open a window, so that a redirect is worth a try. */
export function isPopupRefused(cause: unknown): boolean {
  return ['auth/popup-blocked', 'auth/operation-not-supported-in-this-environment'].includes(
    codeOf(cause),
  )
}

function codeOf(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : ''
  return typeof code === 'string' ? code : ''
}
