import { describe, expect, it } from 'vitest'
import { isPermissionDenied } from '@/adapters/firebase/answers'
import { isPopupRefused, toSignInProblem } from '@/adapters/firebase/sign-in-problem'
import { fc } from '../../../support/properties'

describe('what Firebase says about signing in', () => {
  it.each([
    ['auth/popup-closed-by-user', 'cancelled'],
    ['auth/cancelled-popup-request', 'cancelled'],
    ['auth/popup-blocked', 'popup-blocked'],
    ['auth/network-request-failed', 'network'],
    ['auth/internal-error', 'network'],
    ['auth/credential-already-in-use', 'already-in-use'],
    ['auth/email-already-in-use', 'already-in-use'],
    ['auth/operation-not-allowed', 'not-allowed'],
    ['auth/unauthorized-domain', 'not-allowed'],
    ['auth/something-new', 'unknown'],
  ])('%s means %s', (code, problem) => {
    expect(toSignInProblem(Object.assign(new Error(), { code }))).toBe(problem)
  })

  it('has a word for anything', () => {
    fc.assert(
      fc.property(fc.anything(), (cause) => {
        expect(typeof toSignInProblem(cause)).toBe('string')
        expect(typeof isPopupRefused(cause)).toBe('boolean')
      }),
    )
    expect(toSignInProblem({ code: 'toString' })).toBe('unknown')
  })

  it('tries a redirect only where windows are refused', () => {
    expect(isPopupRefused({ code: 'auth/popup-blocked' })).toBe(true)
    expect(isPopupRefused({ code: 'auth/operation-not-supported-in-this-environment' })).toBe(true)
    expect(isPopupRefused({ code: 'auth/popup-closed-by-user' })).toBe(false)
  })
})

describe('what the database says', () => {
  it('is a denial in each of the forms it comes in, and nothing else', () => {
    expect(isPermissionDenied(Object.assign(new Error('x'), { code: 'PERMISSION_DENIED' }))).toBe(
      true,
    )
    expect(isPermissionDenied(new Error('PERMISSION_DENIED: Permission denied'))).toBe(true)
    expect(isPermissionDenied(new Error('Permission denied'))).toBe(true)
    expect(isPermissionDenied(new Error('disconnect'))).toBe(false)
    expect(isPermissionDenied('Permission denied')).toBe(false)
  })
})
