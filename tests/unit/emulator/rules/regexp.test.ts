import { describe, expect, it } from 'vitest'
import { toPattern } from '#emulator/rules/regexp.ts'

describe('toPattern', () => {
  it.each([
    ['(?=a)', '', '(?'],
    ['(a)\\1', '', 'back references'],
    ['a', 'g', 'flag "g"'],
    ['[', '', 'missing closing ]'],
    ['a^', '', '"^" may stand at the beginning only'],
    ['a$|b', '', '"$" may stand at the end only'],
    ['\\bword', '', 'escape "\\b"'],
    ['\\p{L}', '', 'escape "\\p"'],
  ])('[R12] /%s/%s is refused', (pattern, flags, reason) => {
    expect(() => toPattern(pattern, flags)).toThrow(reason)
  })

  it.each([
    ['^[a-z]+\\d{2,3}(x|y)?$', 'i', 'AB12y', 'AB1y'],
    ['\\\\1', '', '\\1', '1'],
    ['[^$^]', '', 'a', '$'],
    ['^a?$', '', '', 'aa'],
    ['^(ab)*$', '', 'abab', 'aba'],
    ['\\S', '', ' x', ' \n\t'],
    ['^.$', '', '😀', 'ab'],
    ['^\\/\\.\\$$', '', '/.$', '/a$'],
    ['^[\\w-]+$', '', 'a_1-', 'a b'],
  ])('[R12] /%s/%s matches %j and not %j', (pattern, flags, matching, other) => {
    const { test } = toPattern(pattern, flags)
    expect([test(matching), test(other)]).toEqual([true, false])
  })

  it('[R12] a pattern that would try for ever elsewhere is answered at once', () => {
    // Doubling the text would square the time of a backtracking engine again and again.
    expect(toPattern('^(a+)+$', '').test(`${'a'.repeat(20_000)}!`)).toBe(false)
    expect(toPattern('^(a|a)*$', '').test(`${'a'.repeat(20_000)}!`)).toBe(false)
  })
})
