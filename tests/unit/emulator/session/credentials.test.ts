import { describe, expect, it } from 'vitest'
import { fakeTime } from '../fake-time.ts'
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

  it('[A5] a token that runs out is revoked at that moment, and its listens after it', () => {
    const time = fakeTime()
    const client = connect(openNamespace({ '.read': 'auth != null' }), time.clock, time.after)
    client.ask('auth', { cred: mint('alice', { exp: 2 }) })
    client.ask('q', { p: '/', h: '' })
    time.pass(1_999)
    expect(client.ask('g', { p: '/' }).status).toBe('ok')
    time.pass(1)
    expect(client.take()).toMatchObject([
      { d: { a: 'ac', b: { s: 'expired_token' } } },
      { d: { a: 'c', b: { p: '' } } },
    ])
    expect(client.ask('g', { p: '/' }).status).toBe('permission_denied')
  })

  it('[A5] a fresh token in time keeps the rights; nothing waits once the client is gone', () => {
    const time = fakeTime()
    const client = connect(openNamespace({ '.read': 'auth != null' }), time.clock, time.after)
    client.ask('auth', { cred: mint('alice', { exp: 2 }) })
    client.ask('auth', { cred: mint('alice', { exp: 4 }) })
    time.pass(3_000)
    expect(client.take()).toEqual([])
    expect(time.waiting()).toBe(1)
    client.session.end()
    expect(time.waiting()).toBe(0)
  })

  it('[A5] a timer that is early waits again, one that is late is no way around', () => {
    let now = 0
    const runs: (() => void)[] = []
    const after = (_: number, run: () => void) => {
      runs.push(run)
      return () => undefined
    }
    const client = connect(openNamespace({ '.read': 'auth != null' }), () => now, after)
    client.ask('auth', { cred: mint('alice', { exp: 1 }) })
    runs[0]?.()
    expect([runs.length, client.take()]).toEqual([2, []])
    now = 1_000
    expect(client.ask('g', { p: '/' }).status).toBe('permission_denied')
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
