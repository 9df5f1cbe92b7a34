import { describe, expect, it } from 'vitest'
import { connect, mint, openNamespace } from './support.ts'

describe('credentials', () => {
  it('[A1] [A3] a token signs in, a bad one does not', () => {
    const client = connect(openNamespace(), () => 50_000)
    expect(client.ask('auth', { cred: mint('alice', { exp: 100 }) })).toMatchObject({
      status: 'ok',
      data: { auth: { uid: 'alice' }, expires: 100_000 },
    })
    expect(client.ask('auth', { cred: 'x' }).status).toBe('invalid_token')
    expect(client.ask('auth', { cred: 5 }).status).toBe('invalid_token')
    expect(client.ask('auth', { cred: mint('alice', { exp: 1 }) }).status).toBe('expired_token')
  })

  it('[A5] a token that ran out is revoked at the next request', () => {
    let now = 0
    const client = connect(openNamespace({ '.read': 'auth != null' }), () => now)
    client.ask('auth', { cred: mint('alice', { exp: 1 }) })
    expect(client.ask('g', { p: '/' }).status).toBe('ok')
    now = 1_000
    expect(client.ask('g', { p: '/' }).status).toBe('permission_denied')
    expect(client.take()).toMatchObject([{ d: { a: 'ac', b: { s: 'expired_token' } } }])
  })

  it('[A2] [A6] the owner passes every rule, and may act as a user or as nobody', () => {
    const client = connect(openNamespace({ a: { '.read': "auth.uid === 'bob'" } }))
    client.ask('gauth', { cred: 'owner' })
    expect(client.ask('g', { p: '/' }).status).toBe('ok')
    client.ask('gauth', { cred: 'owner', authvar: { uid: 'bob' } })
    expect(client.ask('g', { p: '/a' }).status).toBe('ok')
    expect(client.ask('g', { p: '/' }).status).toBe('permission_denied')
    client.ask('gauth', { cred: 'owner', noauth: true })
    expect(client.ask('g', { p: '/a' }).status).toBe('permission_denied')
  })
})
