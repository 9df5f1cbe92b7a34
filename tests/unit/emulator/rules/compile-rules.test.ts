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

describe('values', () => {
  const allows = (expression: string, more: Record<string, unknown> = {}) =>
    write({ a: { '.write': expression } }, { path: '/a', newData: 1, now: 7, ...more })

  it('[R5] now is what the timestamp of the write stores', () => {
    const rules = { a: { '.write': 'newData.val() === now' } }
    expect(write(rules, { path: '/a', newData: { '.sv': 'timestamp' } })).toBe(true)
    expect(write(rules, { path: '/a', newData: 5 })).toBe(false)
  })

  it.each([
    'data.val() < 5',
    'data.val() < 5 || true',
    'data.val().length === 0',
    "!data.val().contains('x')",
    'root.parent().exists()',
    'auth.token.nothing.deeper == null',
    "newData.val() < 'a'",
    'newData.val() || true',
    'data.val() + 1 === 1',
  ])('[R6] %s is false, not a fault', (expression) => {
    expect(allows(expression)).toBe(false)
  })

  it.each([
    'true || data.val() < 5',
    'data.val() == null && data.val() === null && !(data.val() != null)',
    "auth.uid === 'alice' && auth['uid'] == 'alice' && auth.provider === 'custom'",
    "auth.token.nothing == null && auth.token['nothing'] === null",
    '1 + 2 * 3 === 7 && 7 % 4 == 3 && 6 / 4 == 1.5 && -1 < 0',
    "'a' + 1 === 'a1' && 1 + 'a' === '1a' && 'a' < 'b' && 'a' + null == 'anull'",
    "'abc'.length === 3 && 'abc'.contains('b') && 'abc'.beginsWith('a') && 'abc'.endsWith('c')",
    "'aXa'.replace('a', 'b') === 'bXb' && 'aB'.toLowerCase() === 'ab' && 'aB'.toUpperCase() === 'AB'",
    "'abc'.matches(/^a.c$/) && 'ABC'.matches(/b/i) && !'abc'.matches(/^b/)",
    'newData.isNumber() && !newData.isString() && !newData.isBoolean()',
    "(true ? 1 : 2) === 1 && (now === 7 ? 'x' : 'y') == 'x'",
    'newData.getPriority() === null',
    "1 !== '1' && 1 != '1'",
    'newData.parent().hasChild("a") && newData.parent().hasChildren() && !newData.hasChildren()',
  ])('[R7] %s', (expression) => {
    expect(allows(expression)).toBe(true)
  })

  it('[R7] objects are equal where their content is', () => {
    const rules = { a: { '.write': 'newData.val() === data.val()' } }
    const data = { a: { x: { y: 1 } } }
    expect(write(rules, { path: '/a', data, newData: { x: { y: 1 } } })).toBe(true)
    expect(write(rules, { path: '/a', data, newData: { x: { y: 2 } } })).toBe(false)
  })

  it('[R13] root and data are before, newData is after', () => {
    const data = { a: 1, b: { c: 'x' } }
    expect(
      allows("root.child('b/c').val() === 'x' && data.val() === 1 && newData.val() === 2", {
        data,
        newData: 2,
      }),
    ).toBe(true)
    expect(allows("data.parent().child('b').hasChild('c')", { data })).toBe(true)
    expect(allows("newData.parent().child('a').val() === 2", { data, newData: 2 })).toBe(true)
  })

  it('[R7] claims are whatever the token holds', () => {
    const auth = { uid: 'alice', token: { role: { admin: true }, email: 'a@b.c' } }
    expect(
      allows("auth.token.role.admin === true && auth.token.email.endsWith('.c')", { auth }),
    ).toBe(true)
    expect(
      allows("auth.token['email'].matches(/@b/) && auth.token.email.length === 5", { auth }),
    ).toBe(true)
    expect(allows('auth.token.__proto__ == null', { auth })).toBe(true)
  })

  it('[R1] nobody has no uid', () => {
    expect(allows("auth.uid === 'alice'", { auth: null })).toBe(false)
    expect(allows('auth === null && auth == null', { auth: null })).toBe(true)
  })
})

describe('query', () => {
  const rules = compileRules({
    rules: { a: { '.read': "query.limitToLast <= 100 && query.orderByChild === 'at'" } },
  })
  const asks = (query?: object) =>
    rules.check({ op: 'read', path: '/a', auth: null, ...(query && { query }) }).allowed

  it('[R9] the bounds of a read can be asked for', () => {
    expect(asks({ index: 'at', from: 'right', limit: 100 })).toBe(true)
    expect(asks({ index: 'at', from: 'right', limit: 101 })).toBe(false)
    expect(asks({ index: 'at', from: 'left', limit: 10 })).toBe(false)
    expect(asks({ index: '.key', from: 'right', limit: 10 })).toBe(false)
    expect(asks()).toBe(false)
  })

  it('[R9] so can its ends', () => {
    const bounded = compileRules({
      rules: {
        a: { '.read': "query.equalTo === 'x' && query.startAt === 'x' && query.orderByValue" },
      },
    })
    const end = { value: 'x', inclusive: true }
    const query = { index: '.value', start: end, end }
    expect(bounded.check({ op: 'read', path: '/a', auth: null, query }).allowed).toBe(true)
    const open = { index: '.value', start: end }
    expect(bounded.check({ op: 'read', path: '/a', auth: null, query: open }).allowed).toBe(false)
  })
})

describe('explanation', () => {
  it('[R10] a refusal names the clause, the place and the values of the part that failed', () => {
    const rules = compileRules(`{
  "rules": {
    "rooms": { "$room": { ".write": "auth != null && newData.child('by').val() === auth.uid" } }
  }
}`)
    const { allowed, trace } = rules.check({
      op: 'write',
      path: '/rooms/r1',
      auth: alice,
      newData: { by: 'bob' },
    })
    expect(allowed).toBe(false)
    expect(trace).toEqual([
      'write of /rooms/r1 denied',
      '.write at /rooms/r1 (/rooms/$room), line 3:37 → false',
      `  newData.child('by').val() === auth.uid → false [newData.child('by').val() = "bob", auth.uid = "alice"]`,
    ])
  })

  it('[R10] where no clause is on the way, that is said', () => {
    const { trace } = compileRules({ rules: {} }).check({ op: 'read', path: '/a', auth: null })
    expect(trace).toEqual(['read of /a denied: no .read clause on the way'])
  })

  it('[R10] each side of an or is told, and of a choice the side taken', () => {
    const rules = compileRules({ rules: { '.read': 'now < 0 || (now > 0 ? now === 1 : true)' } })
    const { trace } = rules.check({ op: 'read', path: '/', auth: null, now: 5 })
    expect(trace.slice(2)).toEqual([
      '  now < 0 → false [now = 5]',
      '  now > 0 → true',
      '  now === 1 → false [now = 5]',
    ])
  })

  it('[R6] [R10] a value of the wrong kind is told as the reason', () => {
    const rules = compileRules({ rules: { '.read': "auth.uid === 'a'" } })
    const { trace } = rules.check({ op: 'read', path: '/', auth: null })
    expect(trace[2]).toContain('auth is null')
  })
})
