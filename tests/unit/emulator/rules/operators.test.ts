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
    "newData.val() < 'a'",
    "'a' + data.val() != ''",
    "'a' + auth.none != ''",
    "'a' + auth.token.verified != ''",
    'auth.none.length > 0',
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
    "'a' + 1 === 'a1' && 1 + 'a' === '1a' && 'a' < 'b'",
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

  it('[R16] a division by 0 is no number', () => {
    const none = "1 / 0 + '' === 'NaN' && !(1 / 0 > 2) && !(1 / 0 < 2) && !(1 / 0 >= 1 / 0)"
    expect(allows(none)).toBe(true)
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

  it.each([
    'auth === null && auth == null',
    "auth.uid !== 'alice' && auth.uid == null",
    'auth.token.role.admin == null',
    "auth.whatever != 'x' && auth['some thing'].deep == null",
  ])('[R14] nobody has nothing: %s', (expression) => {
    expect(allows(expression, { auth: null })).toBe(true)
  })

  it.each([
    "auth.uid === 'alice'",
    "auth.contains('x') == false",
    "root.child('users/' + auth.uid).exists() == false",
    'root.hasChildren([auth.uid]) == false',
    '-auth.n == -1 || true',
  ])('[R6] nobody has no text and no number: %s', (expression) => {
    expect(allows(expression, { auth: null })).toBe(false)
  })
})
