import { describe, expect, it } from 'vitest'
import { fromJson } from '#emulator/data/from-json.ts'
import { hashNode } from '#emulator/data/hash.ts'
import { compileRules } from '#emulator/rules/compile-rules.ts'
import { connect, mint, openNamespace } from './support.ts'

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
