import { describe, expect, it } from 'vitest'
import { toJson } from '#emulator/data/to-json.ts'
import { connect, mint, openNamespace } from './support.ts'

describe('control', () => {
  it('[H2] a ping is answered with a pong', () => {
    const client = connect(openNamespace())
    client.session.receive('{"t":"c","d":{"t":"p","d":{}}}')
    expect(client.take()).toEqual([{ t: 'c', d: { t: 'o', d: {} } }])
  })

  it('[W6] a client that breaks the protocol is told and closed, others go on', () => {
    const namespace = openNamespace()
    const [bad, good] = [connect(namespace), connect(namespace)]
    bad.session.receive('nonsense')
    expect(bad.closed).toEqual(['A message must be JSON'])
    expect(good.ask('p', { p: '/a', d: 1 }).status).toBe('ok')
  })

  it('[X5] an unknown action, a path that is none and bad data are refused by name', () => {
    const client = connect(openNamespace())
    expect(client.ask('zz', {}).data).toBe('Unknown action "zz"')
    expect(client.ask('g', { p: { toString: 1 } }).data).toContain('Invalid path')
    expect(client.ask('p', { p: '/a', d: { 'x.y': 1 } })).toMatchObject({ status: 'error' })
    expect(client.ask('m', { p: '/a', d: 5 }).data).toContain('an update must be an object')
    expect(client.ask('om', { p: '/a', d: null }).data).toContain('an update must be an object')
    expect(client.ask('s', { c: {} }).status).toBe('ok')
    expect(client.ask('appcheck', { token: 'x' }).status).toBe('ok')
  })
})

describe('onDisconnect', () => {
  it('[D1] [D5] writes run at the end, with server values of that time', () => {
    let now = 5
    const namespace = openNamespace(undefined, () => now)
    const client = connect(namespace)
    client.ask('o', { p: '/seen', d: { '.sv': 'timestamp' } })
    client.ask('om', { p: '/state', d: { a: null, b: 'gone' } })
    now = 9
    expect(namespace.root()).toBeNull()
    client.session.end()
    client.session.end()
    expect(toJson(namespace.root())).toEqual({ seen: 9, state: { b: 'gone' } })
  })

  it('[D2] they are judged when set and when run', () => {
    const namespace = openNamespace({ mine: { '.write': 'auth != null' } })
    const client = connect(namespace)
    expect(client.ask('o', { p: '/mine', d: 1 }).status).toBe('permission_denied')
    client.ask('auth', { cred: mint('alice') })
    expect(client.ask('o', { p: '/mine', d: 1 }).status).toBe('ok')
    client.ask('unauth', {})
    client.session.end()
    expect(namespace.root()).toBeNull()
  })

  it('[D3] a later one replaces the earlier, a cancel forgets place and all below', () => {
    const namespace = openNamespace()
    const client = connect(namespace)
    client.ask('o', { p: '/a/b', d: 1 })
    client.ask('o', { p: '/a', d: 2 })
    client.ask('om', { p: '/x', d: { y: 1, z: 1 } })
    client.ask('oc', { p: '/x/y', d: null })
    client.ask('o', { p: '/q/r', d: 1 })
    client.ask('oc', { p: '/q', d: null })
    client.session.end()
    expect(toJson(namespace.root())).toEqual({ a: 2, x: { z: 1 } })
  })

  it('[D4] a crash runs none', () => {
    const namespace = openNamespace()
    const client = connect(namespace)
    client.ask('o', { p: '/a', d: 1 })
    client.session.abandon()
    client.session.end()
    expect(namespace.root()).toBeNull()
  })
})
