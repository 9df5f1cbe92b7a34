import { describe, expect, it } from 'vitest'
import { compileRules } from '#emulator/rules/compile-rules.ts'
import type { CheckRequest } from '#emulator/rules/check.ts'

const alice = { uid: 'alice' }

function write(
  rules: object,
  request: Partial<CheckRequest> & { newData?: unknown; updates?: Record<string, unknown> },
): boolean {
  const full = { op: 'write', path: '/', auth: alice, ...request } as CheckRequest
  return compileRules({ rules }).check(full).allowed
}

function read(rules: object, path: string, data: unknown = null): boolean {
  return compileRules({ rules }).check({ op: 'read', path, auth: alice, data }).allowed
}

describe('cascade', () => {
  it('[R1] nothing is allowed where nothing grants it', () => {
    expect(read({}, '/a')).toBe(false)
    expect(read({ a: { b: { '.read': true } } }, '/a')).toBe(false)
  })

  it('[R1] a grant above holds below, whatever stands there', () => {
    expect(read({ '.read': true, a: { '.read': false } }, '/a/b')).toBe(true)
  })

  it('[R4] a plain key wins over the wildcard', () => {
    const rules = { $any: { '.read': true }, secret: { '.read': false } }
    expect(read(rules, '/x')).toBe(true)
    expect(read(rules, '/secret')).toBe(false)
  })

  it('[R4] $name is the key of its place, in every clause below', () => {
    const rules = {
      users: { $uid: { p: { $k: { '.write': '$uid === auth.uid && $k !== "no"' } } } },
    }
    expect(write(rules, { path: '/users/alice/p/x', newData: 1 })).toBe(true)
    expect(write(rules, { path: '/users/bob/p/x', newData: 1 })).toBe(false)
    expect(write(rules, { path: '/users/alice/p/no', newData: 1 })).toBe(false)
  })
})

describe('validation', () => {
  const rules = {
    '.write': true,
    a: {
      '.validate': "newData.hasChildren(['x'])",
      x: { '.validate': 'newData.isNumber()' },
      $other: { '.validate': false },
    },
  }

  it('[R2] every place with data must hold, on the way down and below', () => {
    expect(write(rules, { path: '/', newData: { a: { x: 1 } } })).toBe(true)
    expect(write(rules, { path: '/', newData: { a: { x: 'no' } } })).toBe(false)
    expect(write(rules, { path: '/a', newData: { y: 1 } })).toBe(false)
    expect(write(rules, { path: '/a/x', newData: 's', data: { a: { x: 1 } } })).toBe(false)
    expect(write(rules, { path: '/a/y', newData: 1, data: { a: { x: 1 } } })).toBe(false)
  })

  it('[R2] what is left empty is not validated', () => {
    expect(write(rules, { path: '/a', newData: null, data: { a: { x: 1 } } })).toBe(true)
    expect(write(rules, { path: '/a/y', newData: null, data: { a: { x: 1, y: 2 } } })).toBe(true)
  })

  it('[R3] an update is judged with all its paths applied', () => {
    const coupled = {
      a: { '.write': "newData.parent().child('b').val() === newData.val()" },
      b: { '.write': true },
    }
    expect(write(coupled, { updates: { a: 1, b: 1 } })).toBe(true)
    expect(write(coupled, { updates: { a: 1, b: 2 } })).toBe(false)
    expect(write(coupled, { updates: { a: 1, c: 1 } })).toBe(false)
    expect(write(coupled, { updates: { b: 1, c: 1 } })).toBe(false)
  })
})
