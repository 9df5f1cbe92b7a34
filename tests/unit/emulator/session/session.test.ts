import { describe, expect, it } from 'vitest'
import { toJson } from '#emulator/data/to-json.ts'
import { fromJson } from '#emulator/data/from-json.ts'
import { hashNode } from '#emulator/data/hash.ts'
import { compileRules } from '#emulator/rules/compile-rules.ts'
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

describe('listens', () => {
  it('[L1] the value comes before the answer', () => {
    const client = connect(openNamespace())
    client.ask('p', { p: '/a', d: { b: 1 } })
    expect(client.ask('q', { p: '/a', h: '' })).toMatchObject({ status: 'ok', behind: 0 })
    expect(client.pushes()).toEqual([['d', 'a', { b: 1 }, undefined]])
  })

  it('[L3] a matching hash is sent no data', () => {
    const client = connect(openNamespace())
    client.ask('p', { p: '/a', d: { b: 1 } })
    client.ask('q', { p: '/a', h: hashNode(fromJson({ b: 1 })) })
    client.ask('q', { p: '/nothing', h: '' })
    expect(client.pushes()).toEqual([])
    client.ask('q', { p: '/a/b', h: 'other' })
    expect(client.pushes()).toHaveLength(1)
  })

  it('[L4] sets at, below and above a listener reach it, restricted to its place', () => {
    const namespace = openNamespace()
    const [writer, reader] = [connect(namespace), connect(namespace)]
    reader.ask('q', { p: '/a/b', h: '' })
    writer.ask('p', { p: '/a/b', d: 1 })
    writer.ask('p', { p: '/a/b/c/d', d: 2 })
    writer.ask('p', { p: '/a', d: { b: { e: 3 }, z: 4 } })
    writer.ask('p', { p: '/', d: null })
    expect(reader.pushes()).toEqual([
      ['d', 'a/b', 1, undefined],
      ['d', 'a/b/c/d', 2, undefined],
      ['d', 'a/b', { e: 3 }, undefined],
      ['d', 'a/b', null, undefined],
    ])
  })

  it('[L5] an update is one merge, restricted to the place of the listener', () => {
    const namespace = openNamespace()
    const [writer, ...readers] = [1, 2, 3, 4].map(() => connect(namespace))
    const places = ['/', '/a', '/a/b']
    readers.forEach((reader, at) => reader.ask('q', { p: places[at], h: '' }))
    writer?.ask('m', { p: '/', d: { 'a/b': 1, 'a/c': 2, x: 3 } })
    expect(readers.map((reader) => reader.pushes())).toEqual([
      [['m', '', { 'a/b': 1, 'a/c': 2, x: 3 }, undefined]],
      [['m', 'a', { b: 1, c: 2 }, undefined]],
      [['d', 'a/b', 1, undefined]],
    ])
  })

  it('[L6] a write elsewhere, or of the same leaf, is not sent', () => {
    const client = connect(openNamespace())
    client.ask('p', { p: '/a/b', d: 1 })
    client.ask('q', { p: '/a', h: '' })
    client.take()
    client.ask('p', { p: '/ab', d: 1 })
    client.ask('p', { p: '/a/b/c', d: null })
    expect(client.pushes()).toEqual([])
  })

  it('[L7] after an unlisten nothing is sent, to the other tag it is', () => {
    const client = connect(openNamespace())
    const query = { l: 1, vf: 'l', i: '.key' }
    client.ask('q', { p: '/a', q: query, t: 1, h: '' })
    client.ask('q', { p: '/a', q: query, t: 2, h: '' })
    client.ask('n', { p: '/a', q: query, t: 1 })
    client.ask('p', { p: '/a/x', d: 1 })
    expect(client.pushes()).toEqual([['d', 'a/x', 1, 2]])
    client.session.end()
    expect(client.ask('p', { p: '/a/y', d: 1 }).status).toBeUndefined()
  })

  it('[L2] [L10] a window slides, with the tag on every push', () => {
    const client = connect(openNamespace())
    client.ask('p', { p: '/l', d: { a: { n: 1 }, b: { n: 2 }, c: { n: 3 } } })
    client.ask('q', { p: '/l', q: { l: 2, vf: 'r', i: 'n' }, t: 7, h: '' })
    client.ask('p', { p: '/l/d', d: { n: 4 } })
    client.ask('p', { p: '/l/d/text', d: 'inside' })
    client.ask('p', { p: '/l/a/text', d: 'outside' })
    client.ask('p', { p: '/l/d/n', d: 0 })
    client.ask('p', { p: '/l/c', d: null })
    client.ask('p', { p: '/', d: { l: { z: { n: 9 } } } })
    expect(client.pushes()).toEqual([
      ['d', 'l', { b: { n: 2 }, c: { n: 3 } }, 7],
      ['m', 'l', { b: null, d: { n: 4 } }, 7],
      ['d', 'l/d/text', 'inside', 7],
      ['m', 'l', { d: null, b: { n: 2 } }, 7],
      ['m', 'l', { c: null, a: { n: 1, text: 'outside' } }, 7],
      ['d', 'l', { z: { n: 9 } }, 7],
    ])
  })

  it('[L2] a range without a limit takes children in and lets them go', () => {
    const client = connect(openNamespace())
    client.ask('q', { p: '/l', q: { sp: 5, sin: true, i: 'n' }, t: 1, h: '' })
    client.ask('m', { p: '/l', d: { a: { n: 4 }, b: { n: 5 } } })
    client.ask('p', { p: '/l/a/n', d: 6 })
    client.ask('p', { p: '/l/b/n', d: 0 })
    expect(client.pushes()).toEqual([
      ['d', 'l/b', { n: 5 }, 1],
      ['d', 'l/a', { n: 6 }, 1],
      ['d', 'l/b', null, 1],
    ])
  })

  it('[L9] an index the rules do not name is warned of', () => {
    const client = connect(openNamespace({ '.read': true, l: { '.indexOn': 'n' } }))
    const ask = (i: string) =>
      client.ask('q', { p: '/l', q: { l: 1, vf: 'l', i }, t: 1, h: '' }).data
    expect(ask('n')).toEqual({})
    expect(ask('.key')).toEqual({})
    expect(ask('m')).toEqual({ w: ['no_index'] })
  })

  it('[L11] a denied listen is told so', () => {
    const client = connect(openNamespace({}))
    expect(client.ask('q', { p: '/a', h: '' })).toMatchObject({
      status: 'permission_denied',
      data: 'Permission denied',
    })
  })

  it('[Q5] a query that makes no sense is refused', () => {
    const client = connect(openNamespace())
    for (const q of [{ l: 0 }, { l: 'x' }, { i: 5 }, { i: '' }, { i: 'a.b' }, { sp: {} }, 7]) {
      expect(client.ask('q', { p: '/l', q, t: 1, h: '' }).status).toBe('error')
    }
  })
})

describe('revocation', () => {
  const rules = {
    a: { '.read': "auth != null && root.child('members').child(auth.uid).exists()" },
    '.write': true,
  }
  const query = { l: 5, vf: 'l', i: '.key' }

  function listening() {
    const client = connect(openNamespace(rules))
    client.ask('p', { p: '/members/alice', d: true })
    client.ask('auth', { cred: mint('alice') })
    client.ask('q', { p: '/a', q: query, t: 3, h: '' })
    client.ask('q', { p: '/a', h: '' })
    return client
  }

  it('[L8] [A4] signing out ends what only the user could read', () => {
    const client = listening()
    client.ask('unauth', {})
    expect(client.take().map(({ d }) => [d.a, d.b])).toEqual([
      ['c', { p: 'a', q: [query] }],
      ['c', { p: 'a' }],
    ])
    client.ask('p', { p: '/a/x', d: 1 })
    expect(client.take()).toEqual([])
  })

  it('[L8] new rules end what they do not allow', () => {
    const namespace = openNamespace()
    const client = connect(namespace)
    client.ask('q', { p: '/a', h: '' })
    namespace.setRules(compileRules({ rules: { b: { '.read': true } } }))
    expect(client.take().map(({ d }) => d.a)).toEqual(['c'])
  })

  it('[L8] changed data ends what it no longer allows, before anything more is sent', () => {
    const client = listening()
    client.ask('p', { p: '/members/alice', d: null })
    client.ask('p', { p: '/a/x', d: 'secret' })
    expect(client.take().map(({ d }) => d.a)).toEqual(['c', 'c'])
  })
})

describe('writes', () => {
  it('[P1] [H4] the pushes of a write come before its answer', () => {
    const client = connect(openNamespace())
    client.ask('q', { p: '/a', h: '' })
    expect(client.ask('p', { p: '/a', d: 1 })).toMatchObject({ status: 'ok', behind: 0 })
    expect(client.pushes()).toHaveLength(1)
  })

  it('[P2] an update is done whole or not at all', () => {
    const namespace = openNamespace({ a: { '.write': true } })
    const client = connect(namespace)
    expect(client.ask('m', { p: '/', d: { 'a/x': 1, b: 2 } }).status).toBe('permission_denied')
    expect(namespace.root()).toBeNull()
    expect(client.ask('m', { p: '/', d: { 'a/x': 1, 'a/y': 2 } }).status).toBe('ok')
    expect(toJson(namespace.root())).toEqual({ a: { x: 1, y: 2 } })
  })

  it('[P3] a set with a hash is done where it matches', () => {
    const client = connect(openNamespace())
    expect(client.ask('p', { p: '/a', d: 1, h: '' }).status).toBe('ok')
    expect(client.ask('p', { p: '/a', d: 2, h: '' }).status).toBe('datastale')
    expect(client.ask('p', { p: '/a', d: 2, h: hashNode(1) }).status).toBe('ok')
    expect(client.ask('g', { p: '/a' })).toMatchObject({ status: 'ok', data: 2 })
  })

  it('[P6] paths that overlap are refused', () => {
    const client = connect(openNamespace())
    expect(client.ask('m', { p: '/', d: { a: 1, 'a/b': 2 } }).data).toContain('overlap')
  })

  it('[P7] one read gives the value, or the window of its query', () => {
    const client = connect(openNamespace())
    client.ask('p', { p: '/l', d: { a: 1, b: 2, c: 3 } })
    expect(client.ask('g', { p: '/l/a' }).data).toBe(1)
    expect(client.ask('g', { p: '/l', q: { l: 2, vf: 'r' } }).data).toEqual({ b: 2, c: 3 })
  })

  it('[V5] [R5] a timestamp is one number everywhere in an update, and now in the rules', () => {
    const namespace = openNamespace({ $k: { '.write': 'newData.val() === now' } }, () => 77)
    const time = { '.sv': 'timestamp' }
    const client = connect(namespace)
    expect(client.ask('m', { p: '/', d: { a: time, b: time } }).status).toBe('ok')
    expect(toJson(namespace.root())).toEqual({ a: 77, b: 77 })
  })

  it('[V7] a priority is set by its own path and heard as the value with it', () => {
    const client = connect(openNamespace())
    client.ask('p', { p: '/a', d: 1 })
    client.ask('q', { p: '/a', h: hashNode(1) })
    client.ask('p', { p: '/a/.priority', d: 5 })
    expect(client.pushes()).toEqual([['d', 'a', { '.value': 1, '.priority': 5 }, undefined]])
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
