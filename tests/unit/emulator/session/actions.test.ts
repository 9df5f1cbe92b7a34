import { describe, expect, it } from 'vitest'
import { toJson } from '#emulator/data/to-json.ts'
import { hashNode } from '#emulator/data/hash.ts'
import { OPEN_RULES } from '#emulator/rules/compile-rules.ts'
import { createNamespace } from '#emulator/session/namespace.ts'
import { connect, openNamespace } from './support.ts'

describe('writes', () => {
  it('[P8] a one-time read on an index that the rules do not name is refused', () => {
    const client = connect(openNamespace({ '.read': true, l: { '.indexOn': 'n' } }))
    const ask = (q: object) => client.ask('g', { p: '/l', q })
    expect(ask({ i: 'n', l: 1, vf: 'l' }).status).toBe('ok')
    expect(ask({ i: '.key', l: 1, vf: 'l' }).status).toBe('ok')
    expect(ask({ i: 'm' }).status).toBe('ok')
    expect(ask({ i: 'm', l: 1, vf: 'l' })).toMatchObject({
      status: 'error',
      data: 'Index not defined, add ".indexOn": "m", for path "/l", to the rules',
    })
  })

  it('[P8] where there are no rules there was nowhere to name an index', () => {
    const client = connect(createNamespace({ name: 'demo', rules: OPEN_RULES, clock: () => 0 }))
    expect(client.ask('g', { p: '/l', q: { i: 'm', l: 1, vf: 'l' } }).status).toBe('ok')
  })

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
