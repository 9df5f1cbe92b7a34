import { describe, expect, it } from 'vitest'
import { toRegExp } from '#emulator/rules/regexp.ts'

describe('toRegExp', () => {
  it.each([
    ['(?=a)', '', '(?'],
    ['(a)\\1', '', 'back references'],
    ['a', 'g', 'flag "g"'],
    ['[', '', 'Invalid'],
  ])('[R12] /%s/%s is refused', (pattern, flags, reason) => {
    expect(() => toRegExp(pattern, flags)).toThrow(reason)
  })

  it('[R12] the documented subset works', () => {
    expect(toRegExp('^[a-z]+\\d{2,3}(x|y)?$', 'i').test('AB12y')).toBe(true)
    expect(toRegExp('\\\\1', '').test('\\1')).toBe(true)
  })
})
