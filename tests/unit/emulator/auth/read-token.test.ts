import { describe, expect, it } from 'vitest'
import { readToken } from '#emulator/auth/read-token.ts'

function mint(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part(claims)}.`
}

describe('readToken', () => {
  it('[A1] a token is its user, provider and claims', () => {
    const token = mint({
      sub: 'alice',
      iat: 1,
      exp: 100,
      role: 'x',
      firebase: { sign_in_provider: 'google.com' },
    })
    expect(readToken(token, 5)).toMatchObject({
      ok: true,
      identity: {
        admin: false,
        expires: 100_000,
        auth: { uid: 'alice', provider: 'google.com', token: { role: 'x' } },
      },
    })
  })

  it('[A1] user_id names the user where sub does not', () => {
    expect(readToken(mint({ user_id: 'bob' }), 0)).toMatchObject({
      identity: { auth: { uid: 'bob' } },
    })
  })

  it('[A2] owner is the admin', () => {
    expect(readToken('owner', 0)).toMatchObject({ ok: true, identity: { admin: true } })
  })

  it.each(['', 'x', 'a.b', 'a.b.c', mint({}), mint([]), mint({ sub: 5 })])(
    '[A3] %s is no token',
    (token) => {
      expect(readToken(token, 0)).toMatchObject({ ok: false, problem: 'invalid_token' })
    },
  )

  it('[A3] a token runs out at its time, a mock token never', () => {
    expect(readToken(mint({ sub: 'a', iat: 1, exp: 10 }), 9_999)).toMatchObject({ ok: true })
    expect(readToken(mint({ sub: 'a', iat: 1, exp: 10 }), 10_000)).toMatchObject({
      ok: false,
      problem: 'expired_token',
    })
    expect(readToken(mint({ sub: 'a', iat: 0, exp: 10 }), 1e12)).toMatchObject({ ok: true })
  })
})
